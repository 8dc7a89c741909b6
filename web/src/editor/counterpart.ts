import type { Store } from '../state/contract';
import { stationOfField } from '../state/places';
import { hovered, pinned, turned } from '../ui/pointed';
import { revealed } from '../ui/reveal';
import { provenanceAt } from './provenance';

/** From the caret's place in a template to what it wrote, and back; the turn of a loop is kept. */
export function toCounterpart(store: Store): void {
  const at = pinned.peek() ?? hovered.peek();
  const rendered = store.outcome.peek()?.trace?.texts.find((text) => text.template === at?.template);
  const found = at && rendered && provenanceAt(rendered, at.side, at.offset, turned.peek());
  if (!found) return;
  hovered.value = null;
  turned.value = { template: rendered.template, source: found.source.from, turn: found.turn };
  if (at.side === 'source') {
    revealed.value = { field: `#${rendered.output}`, start: found.output.from, end: found.output.to };
    return;
  }
  store.station.value = stationOfField(rendered.template);
  revealed.value = { field: rendered.template, start: found.source.from, end: found.source.to };
}
