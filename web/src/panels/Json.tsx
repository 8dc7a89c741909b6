import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Editor } from '../editor/LazyEditor';
import type { Diagnostic } from '../generated/Diagnostic';
import type { Scenario } from '../generated/Scenario';
import { useWords } from '../i18n';
import { CopyButton } from '../ui/copy';
import { Icon } from '../ui/icons';
import { Sentence } from '../ui/Sentence';
import { useStore } from '../ui/store-context';

/** The whole scenario as its document, edited both ways. */
export function Json() {
  const { t, say, advise } = useWords();
  const store = useStore();
  const text = useSignal('');
  const problems = useSignal<readonly Diagnostic[]>([]);
  /** The scenario that this text was read as: a change of it comes from elsewhere and is written here. */
  const own = useRef<Scenario | null>(null);
  const turn = useRef(0);

  useSignalEffect(() => {
    const now = store.scenario.value;
    if (now === own.current) return;
    turn.current += 1;
    const mine = turn.current;
    void store.document().then((written) => {
      if (mine !== turn.current || written === '') return;
      text.value = written;
      problems.value = [];
    });
  });

  const onChange = async (next: string) => {
    text.value = next;
    turn.current += 1;
    const mine = turn.current;
    const read = await store.readDocument(next);
    if (mine !== turn.current) return;
    if (read.kind === 'refused') {
      problems.value = read.problems;
      return;
    }
    problems.value = [];
    own.current = read.scenario;
    store.update(() => read.scenario);
    own.current = store.scenario.peek();
  };

  return (
    <>
      <div class="toolbar">
        <span class="muted">{t.drawer.jsonNote}</span>
        <span class="space" />
        <CopyButton label={t.words.copy} text={() => text.value} showLabel />
      </div>
      {problems.value.length > 0 && (
        <ul role="alert">
          {problems.value.slice(0, 6).map((problem) => (
            <li key={`${problem.code}-${problem.where?.field ?? ''}-${problem.message}`} class="complaint">
              <Icon name="error" />
              <span>
                {problem.where?.field && <code>{problem.where.field} </code>}
                <Sentence text={[say(problem), advise(problem) ?? ''].join(' ')} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Editor
        label={t.drawer.jsonLabel}
        value={text.value}
        syntax="json"
        numbered
        field=""
        problems={problems.value.map((problem) => ({
          ...problem,
          ...(problem.where ? { where: { ...problem.where, field: '' } } : {}),
        }))}
        lines={{ min: 10 }}
        onChange={(next) => void onChange(next)}
      />
    </>
  );
}
