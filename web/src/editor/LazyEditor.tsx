import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import { useWords } from '../i18n';
import { loadProvenance } from '../ui/ProvenanceLine';
import { ReadOnlyContext } from '../ui/readonly-context';
import type { EditorProps } from './Editor';

/** The editor weighs more than the rest of the first screen, which does without it until the first result stands. */
const loaded = signal<ComponentType<EditorProps> | null>(null);
let asked = false;

/** Fetches the editor, if that was not done. */
export function loadEditor(): void {
  if (asked) return;
  asked = true;
  import('./Editor').then(
    ({ Editor: made }) => {
      loaded.value = made;
      loadProvenance();
    },
    () => {
      asked = false;
    },
  );
}

/** An editor; until its module is there the text stands where and as it will stand in it, and can be edited. */
export function Editor(given: EditorProps) {
  const { onChange: _, ...fixed } = given;
  const props: EditorProps = useContext(ReadOnlyContext) ? fixed : given;
  const { t } = useWords();
  const waiting = useRef<HTMLTextAreaElement>(null);
  const Loaded = loaded.value;
  if (Loaded) {
    const left = waiting.current;
    const selected =
      left !== null && document.activeElement === left
        ? { anchor: left.selectionStart, head: left.selectionEnd }
        : undefined;
    return <Loaded {...props} selected={selected} />;
  }
  const { onChange } = props;
  const rows = Math.max(
    props.lines?.min ?? 2,
    Math.min(props.value.split('\n').length, props.lines?.max ?? 1000),
  );
  return (
    <div
      class={`editor waiting${onChange ? '' : ' fixed'}${props.inert ? ' inert' : ''}`}
      data-field={props.field}
    >
      <textarea
        ref={waiting}
        aria-label={onChange ? props.label : `${props.label}, ${t.editor.readOnly}`}
        readOnly={!onChange}
        rows={rows}
        lang="en"
        spellcheck={false}
        autocapitalize="off"
        placeholder={props.hint}
        class={props.numbered ? 'numbered' : ''}
        value={props.value}
        onInput={(event) => onChange?.(event.currentTarget.value)}
        onFocus={loadEditor}
        onPointerDown={loadEditor}
      />
    </div>
  );
}
