import { useSignal } from '@preact/signals';
import { useWords } from '../i18n';
import { chordFor, chordOf, mayCommand, withChord } from '../state/chords';
import { COMMANDS } from '../ui/commands';
import { Dialog } from '../ui/Dialog';
import { closeDialog, showDialog } from '../ui/dialogs';
import { Icon } from '../ui/icons';
import { Keys } from '../ui/Keys';
import { useStore } from '../ui/store-context';

function close() {
  closeDialog('help');
}

/** The keys of each command, to be changed here. */
function KeyTable() {
  const { t } = useWords();
  const { view } = useStore();
  const changing = useSignal<string | null>(null);
  const { keys } = view.value;
  const press = (event: KeyboardEvent, id: string) => {
    if (changing.value !== id || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      changing.value = null;
      return;
    }
    const chord = chordOf(event);
    if (chord === null || !mayCommand(chord)) return;
    view.value = { ...view.value, keys: withChord(COMMANDS, keys, id, chord) };
    changing.value = null;
  };
  return (
    <>
      <table class="keys">
        <tbody>
          {COMMANDS.map((command) => (
            <tr key={command.id}>
              <th scope="row">{t.commands[command.id]}</th>
              <td>
                {chordFor(command, keys) === undefined ? (
                  <span class="muted small">{t.help.noKeys}</span>
                ) : (
                  <Keys command={command} />
                )}
              </td>
              <td>
                <button
                  type="button"
                  class="button plain icon-only"
                  aria-label={t.help.change(t.commands[command.id])}
                  aria-pressed={changing.value === command.id}
                  onKeyDown={(event) => press(event, command.id)}
                  onBlur={() => {
                    changing.value = null;
                  }}
                  onClick={() => {
                    changing.value = changing.value === command.id ? null : command.id;
                  }}
                >
                  <Icon name="pencil" />
                </button>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t.commands.leaveDrawer}</th>
            <td>
              <kbd>Esc</kbd>
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      <p class="muted small" role="status">
        {changing.value !== null && t.help.press}
      </p>
      {Object.keys(keys).length > 0 && (
        <button
          type="button"
          class="button"
          onClick={() => {
            view.value = { ...view.value, keys: {} };
          }}
        >
          {t.help.usual}
        </button>
      )}
    </>
  );
}

export function HelpDialog() {
  const { t } = useWords();
  const { outcome } = useStore();
  const engine = outcome.value?.engine;
  return (
    <Dialog title={t.help.title} onClose={close}>
      <p>{t.help.intro}</p>
      <div class="row wrap">
        <span>{t.help.lessons}</span>
        <button type="button" class="button" onClick={() => showDialog('lessons')}>
          <Icon name="lesson" />
          {t.help.toLessons}
        </button>
      </div>
      <p class="muted">{t.help.privacy}</p>
      <section>
        <h3>{t.help.terms}</h3>
        <dl class="terms">
          {t.help.termList.map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3>{t.help.keys}</h3>
        <KeyTable />
        <p class="muted small">{t.help.editorKeys}</p>
      </section>
      {engine && <p class="muted small">{t.help.engine(engine.version, engine.profile)}</p>}
    </Dialog>
  );
}
