/** Completion and hover texts of mapping templates: loaded when a template is first edited. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { StateEffect } from '@codemirror/state';
import { type EditorView, hoverTooltip } from '@codemirror/view';
import type { CatalogueName } from '../generated/CatalogueName';
import { nameAt, type Offer, offersAt, type Surroundings } from './complete';

export interface Assistance {
  /** What surrounds the template now. */
  surroundings(): Promise<Surroundings>;
  /** The text that explains a name, in the page's language. */
  explain(name: CatalogueName): string;
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
    const found = offersAt(before, await help.surroundings());
    if (!found || context.aborted || found.offers.length === 0) return null;
    return {
      from: found.from + start,
      options: found.offers.map((offer) => completionOf(offer, help)),
      validFor: /^[#\w.]*$/u,
    };
  };
  const hover = hoverTooltip(async (editor, position) => {
    const line = editor.state.doc.lineAt(position);
    const { names } = await help.surroundings();
    const found = nameAt(line.text, position - line.from, names);
    if (!found || help.explain(found.name) === '') return null;
    return {
      pos: line.from + found.from,
      end: line.from + found.to,
      above: false,
      create: () => {
        const dom = explanation(found.name, help);
        dom.className = 'cm-explanation';
        return { dom };
      },
    };
  });
  view.dispatch({
    effects: StateEffect.appendConfig.of([autocompletion({ override: [source], icons: false }), hover]),
  });
}
