import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { fixed, fixOf } from '../editor/fixes';
import { Editor } from '../editor/LazyEditor';
import type { Diagnostic } from '../generated/Diagnostic';
import type { Scenario } from '../generated/Scenario';
import { useWords } from '../i18n';
import { CopyButton } from '../ui/copy';
import { Icon } from '../ui/icons';
import { Sentence } from '../ui/Sentence';
import { useStore } from '../ui/store-context';

const KEY = 'gatelens:unread';

/** A text that is no scenario yet, and the document that it was made from: neither a closed drawer nor a reload loses it. */
function keepUnread(unread: { readonly of: string; readonly text: string } | null): void {
  try {
    if (unread) sessionStorage.setItem(KEY, JSON.stringify(unread));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Where nothing can be stored, the text lives as long as the view.
  }
}

/** The unread text that was made from this document. */
function unreadOf(document: string): string | null {
  try {
    const unread: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof unread !== 'object' || unread === null || !('of' in unread) || !('text' in unread))
      return null;
    return unread.of === document && typeof unread.text === 'string' ? unread.text : null;
  } catch {
    return null;
  }
}

/** The whole scenario as its document, edited both ways. */
export function Json() {
  const { t, say, advise } = useWords();
  const store = useStore();
  const text = useSignal('');
  const problems = useSignal<readonly Diagnostic[]>([]);
  /** The scenario that this text was read as: a change of it comes from elsewhere and is written here. */
  const own = useRef<Scenario | null>(null);
  const turn = useRef(0);
  /** The document of the scenario as it is. */
  const written = useRef('');

  const show = async (next: string) => {
    text.value = next;
    turn.current += 1;
    const mine = turn.current;
    const read = await store.readDocument(next);
    if (mine !== turn.current) return;
    if (read.kind === 'refused') {
      problems.value = read.problems;
      keepUnread({ of: written.current, text: next });
      return;
    }
    problems.value = [];
    keepUnread(null);
    own.current = read.scenario;
    store.update(() => read.scenario);
    own.current = store.scenario.peek();
  };

  useSignalEffect(() => {
    const now = store.scenario.value;
    if (now === own.current) return;
    turn.current += 1;
    const mine = turn.current;
    void store.document().then((document) => {
      if (mine !== turn.current || document === '') return;
      written.current = document;
      const unread = unreadOf(document);
      if (unread !== null) {
        void show(unread);
        return;
      }
      text.value = document;
      problems.value = [];
    });
  });

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
              <FixIn problem={problem} text={text.value} onFix={(next) => void show(next)} />
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
        onChange={(next) => void show(next)}
      />
    </>
  );
}

interface FixInProps {
  readonly problem: Diagnostic;
  readonly text: string;
  readonly onFix: (text: string) => void;
}

/** Makes the change that a problem of the document asks for, where it is certain. */
function FixIn({ problem, text, onFix }: FixInProps) {
  const { t } = useWords();
  const fix = fixOf(problem, text);
  if (!fix) return null;
  return (
    <button type="button" class="button fix" onClick={() => onFix(fixed(text, fix.edits))}>
      {t.fixes[fix.kind](fix.text)}
    </button>
  );
}
