import type { EditorView } from '@codemirror/view';
import { useMemo } from 'preact/hooks';
import type { Assistance } from '../editor/assist';
import type { Surroundings } from '../editor/complete';
import { useWords } from '../i18n';
import type { Store } from '../state/contract';
import { readRequest } from '../state/reading';
import { useStore } from './store-context';

/** Equips the editor of the template at this place with completion and hover texts. */
export function useAssistance(field: string): (view: EditorView) => void {
  const store = useStore();
  const words = useWords();
  return useMemo(() => {
    const help: Assistance = {
      surroundings: () => surroundingsOf(store, field),
      explain: (name) => words.explain(name),
    };
    return (view) => {
      void import('../editor/assist').then(({ assist }) => {
        if (view.dom.isConnected) assist(view, help);
      });
    };
  }, [store, words, field]);
}

async function surroundingsOf(store: Store, field: string): Promise<Surroundings> {
  const catalogue = await store.catalogue();
  const scenario = store.scenario.peek();
  const read = readRequest(scenario);
  const answered = field.includes('/integrationResponses/');
  const body = answered ? store.outcome.peek()?.integrationResponse?.body : scenario.request.body?.value;
  return {
    names: catalogue?.names ?? [],
    parameters: [...read.path, ...read.query, ...read.headers].map(([name]) => name),
    stageVariables: scenario.api.stage?.variables.map(([name]) => name) ?? [],
    body: parsed(body),
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
