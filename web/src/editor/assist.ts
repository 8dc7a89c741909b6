/** Completion and hover texts of mapping templates: loaded when a template is first edited. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import { StateEffect, type Text } from '@codemirror/state';
import { type EditorView, hoverTooltip } from '@codemirror/view';
import type { CatalogueName } from '../generated/CatalogueName';
import type { Words } from '../i18n';
import type { Store } from '../state/contract';
import { nameAt, type Offer, offersAt, type Present, presentOffersAt, type Surroundings } from './complete';
import { shortened } from './provenance';
import { presentOf, surroundingsOf } from './surroundings';

export interface Assistance {
  /** What surrounds the template now. */
  surroundings(): Promise<Surroundings>;
  /** What of it needs no waiting. */
  present(): Present;
  /** The text that explains a name, in the page's language. */
  explain(name: CatalogueName): string;
  /** What stands before the value of a variable. */
  readonly holds: string;
}

/** Gives the editor of the template at this place its help. */
export async function assistIn(
  view: EditorView,
  store: Store,
  words: Words,
  field: string,
  begun: Text,
): Promise<void> {
  const texts = words.language === 'ko' ? (await import('../i18n/ko-methods')).koMethods : null;
  assist(view, {
    surroundings: () => surroundingsOf(store, field),
    present: () => presentOf(store, field),
    explain: (name) => (texts ? words.explain(name) || (texts[name.doc] ?? '') : name.doc),
    holds: words.t.editor.holds,
  });
  // What was typed until now has asked for nothing.
  if (view.hasFocus && !view.composing && view.state.doc !== begun) startCompletion(view);
}

/** How much of a template is read before the caret. */
const READ = 20_000;

function explanation(name: CatalogueName, help: Assistance): HTMLElement {
  const box = document.createElement('div');
  const signature = document.createElement('code');
  signature.textContent = name.signature;
  const text = document.createElement('p');
  text.textContent = help.explain(name);
  box.append(signature, text);
  return box;
}

/** What a variable holds at the present request. */
function holding(written: string, value: unknown, help: Assistance): HTMLElement {
  const box = document.createElement('div');
  const variable = document.createElement('code');
  variable.textContent = written;
  const text = document.createElement('p');
  text.textContent = help.holds;
  const shown = document.createElement('code');
  shown.textContent = shortened(JSON.stringify(value) ?? '', 200);
  text.append(' ', shown);
  box.append(variable, text);
  return box;
}

function completionOf(offer: Offer, help: Assistance): Completion {
  const { name } = offer;
  const base: Completion = {
    label: offer.label,
    ...(offer.detail ? { detail: offer.detail } : {}),
    ...(name && help.explain(name) !== '' ? { info: () => explanation(name, help) } : {}),
  };
  return offer.snippet === undefined ? base : snippetCompletion(offer.snippet, base);
}

/** Gives an editor its help. */
export function assist(view: EditorView, help: Assistance): void {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const start = Math.max(0, context.pos - READ);
    const before = context.state.sliceDoc(start, context.pos);
    if (!context.explicit && !/[$#.'"\w]$/u.test(before)) return null;
    const found = presentOffersAt(before, help.present()) ?? offersAt(before, await help.surroundings());
    if (!found || context.aborted || found.offers.length === 0) return null;
    return {
      from: found.from + start,
      options: found.offers.map((offer) => completionOf(offer, help)),
      // After a dot what can follow is another question, unless the offers themselves have dots.
      validFor: found.offers.some(({ label }) => label.includes('.')) ? /^[#\w.]*$/u : /^[#\w-]*$/u,
    };
  };
  const hover = hoverTooltip(async (editor, position) => {
    // A variable's value is looked for above it.
    const start = Math.max(0, position - READ);
    const text = editor.state.sliceDoc(start, editor.state.doc.lineAt(position).to);
    const found = nameAt(text, position - start, await help.surroundings());
    if (!found) return null;
    const { name } = found;
    if (name && help.explain(name) === '') return null;
    return {
      pos: start + found.from,
      end: start + found.to,
      above: false,
      create: () => {
        const dom = name
          ? explanation(name, help)
          : holding(text.slice(found.from, found.to), found.value, help);
        dom.className = 'cm-explanation';
        return { dom };
      },
    };
  });
  view.dispatch({
    effects: StateEffect.appendConfig.of([autocompletion({ override: [source], icons: false }), hover]),
  });
}
