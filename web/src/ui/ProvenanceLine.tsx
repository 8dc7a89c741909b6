import type { RenderedText } from '../generated/RenderedText';
import { useWords } from '../i18n';
import { lineAt, provenanceAt, shortened } from '../state/provenance';
import { templateAt } from '../state/templates';
import { pointed } from './pointed';
import { useStore } from './store-context';

/** Says in words what wrote the characters that are pointed at. */
export function ProvenanceLine({
  rendered,
  output,
}: {
  readonly rendered: RenderedText;
  readonly output: string;
}) {
  const { t } = useWords();
  const { scenario } = useStore();
  const at = pointed.value;
  const here = at?.template === rendered.template ? at : null;
  const found = here && provenanceAt(rendered, here.side, here.offset);
  const source = templateAt(scenario.value, rendered.template) ?? '';
  let words: string = t.provenance.hint;
  if (here && !found) words = t.provenance.nothing;
  if (found) {
    const written = shortened(output.slice(found.output.from, found.output.to));
    const line = lineAt(source, found.source.from);
    const expression = shortened(source.slice(found.source.from, found.source.to));
    const origins: Readonly<Record<string, string>> = t.origins;
    if (found.kind === 'text') words = t.provenance.text(line);
    else if (found.read) {
      const from = t.provenance.readOf(origins[found.read.origin] ?? found.read.origin, found.read.path);
      words = t.provenance.read(written, line, expression, from);
    } else words = t.provenance.wrote(written, line, expression);
    if (found.others.length > 0) words += ` ${t.provenance.repeated(found.turn, found.others.length + 1)}`;
  }
  return <p class="provenance small muted">{words}</p>;
}
