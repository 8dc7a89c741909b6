import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useWords } from '../i18n';
import type { Imported } from '../state/contract';
import { pickFile } from '../state/files';
import { Dialog } from '../ui/Dialog';
import { closeDialog } from '../ui/dialogs';
import { TextArea } from '../ui/fields';
import { Icon } from '../ui/icons';
import { Sentence } from '../ui/Sentence';
import { useStore } from '../ui/store-context';

/** What was typed, until it is used: a dialog closes easily. */
const text = signal('');

/** Pasted, dropped or chosen text becomes a scenario; what was recognised and left out is said before it is used. */
export function ImportDialog() {
  const { t, say, advise } = useWords();
  const store = useStore();
  const result = useSignal<Imported | null>(null);
  const close = () => {
    closeDialog('import');
  };
  const read = async (given: string) => {
    text.value = given;
    const found = given.trim() === '' ? null : await store.importText(given);
    if (text.value === given) result.value = found;
  };
  useEffect(() => {
    if (text.peek() !== '') void read(text.peek());
  }, []);
  const use = () => {
    if (result.value?.kind !== 'read') return;
    text.value = '';
    store.open(result.value.scenario);
    close();
  };
  const now = result.value;
  return (
    <Dialog title={t.import.title} onClose={close}>
      <p class="muted">{t.import.note}</p>
      <p class="small muted">{t.import.formats}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped here; the button does the same */}
      <div
        class="drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const file = event.dataTransfer?.files[0];
          if (file) void file.text().then(read);
          else void read(event.dataTransfer?.getData('text/plain') ?? '');
        }}
      >
        <TextArea
          label={t.import.label}
          rows={10}
          value={text.value}
          placeholder={"curl 'https://abcdef1234.execute-api.us-east-1.amazonaws.com/prod/pets?name=foo'"}
          onChange={(next) => void read(next)}
        />
      </div>
      <div role="status" class="section">
        {now?.kind === 'read' && (
          <>
            <p class="row">
              <Icon name="check" />
              {t.import.recognised(t.import.formatNames[now.format])}
            </p>
            {now.notes.length > 0 && (
              <>
                <strong class="small">{t.import.ignored}</strong>
                <ul>
                  {now.notes.map((note) => (
                    <li
                      key={`${note.code}-${note.where?.field ?? ''}-${note.message}`}
                      class={`complaint ${note.severity}`}
                    >
                      <Icon name="warning" />
                      <span>
                        <Sentence text={say(note)} />
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
        {now?.kind === 'refused' && (
          <>
            <p class="complaint">
              <Icon name="error" />
              {t.import.refused}
            </p>
            <ul>
              {now.problems.slice(0, 8).map((problem) => (
                <li
                  key={`${problem.code}-${problem.where?.field ?? ''}-${problem.message}`}
                  class="complaint"
                >
                  <Icon name="error" />
                  <span>
                    <Sentence text={[say(problem), advise(problem) ?? ''].join(' ')} />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div class="row wrap">
        <button type="button" class="button primary" disabled={now?.kind !== 'read'} onClick={use}>
          {t.import.use}
        </button>
        <button
          type="button"
          class="button"
          onClick={async () => {
            const chosen = await pickFile();
            if (chosen !== null) await read(chosen);
          }}
        >
          <Icon name="document" />
          {t.import.choose}
        </button>
        <button type="button" class="button" onClick={close}>
          {t.words.cancel}
        </button>
      </div>
    </Dialog>
  );
}
