import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
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
    },
    () => {
      asked = false;
    },
  );
}

/** An editor; until its module is there the text stands where and as it will stand in it. */
export function Editor(props: EditorProps) {
  const Loaded = loaded.value;
  if (Loaded) return <Loaded {...props} />;
  const rows = Math.max(
    props.lines?.min ?? 2,
    Math.min(props.value.split('\n').length, props.lines?.max ?? 1000),
  );
  return (
    <div class={`editor waiting${props.onChange ? '' : ' fixed'}`} data-field={props.field}>
      <textarea
        aria-label={props.label}
        readOnly
        rows={rows}
        spellcheck={false}
        class={props.numbered ? 'numbered' : ''}
        value={props.value}
        onFocus={loadEditor}
        onPointerDown={loadEditor}
      />
    </div>
  );
}
