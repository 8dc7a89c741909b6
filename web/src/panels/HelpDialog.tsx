import { useSignal } from '@preact/signals';
import { useWords } from '../i18n';
import { COMMANDS, type Command, keysOf } from '../ui/commands';
import { Dialog } from '../ui/Dialog';
import { dialogShown } from '../ui/dialogs';
import { useStore } from '../ui/store-context';

function close() {
  dialogShown.value = null;
}

function Keys({ command }: { readonly command: Command }) {
  return (
    <>
      {keysOf(command).map((key, index) => (
        <>
          {index > 0 && ' + '}
          <kbd>{key}</kbd>
        </>
      ))}
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
      <p class="muted">{t.help.privacy}</p>
      <section>
        <h3>{t.help.keys}</h3>
        <table class="keys">
          <tbody>
            {COMMANDS.filter((command) => command.code !== undefined).map((command) => (
              <tr key={command.id}>
                <th scope="row">{t.commands[command.id]}</th>
                <td>
                  <Keys command={command} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="muted small">{t.help.editorKeys}</p>
      </section>
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
      {engine && <p class="muted small">{t.help.engine(engine.version, engine.profile)}</p>}
    </Dialog>
  );
}

/** The list of commands: type a part of a name, Enter or click runs it. */
export function CommandDialog() {
  const { t } = useWords();
  const store = useStore();
  const filter = useSignal('');
  const wanted = filter.value.trim().toLowerCase();
  const found = COMMANDS.filter(
    (command) => command.id !== 'palette' && t.commands[command.id].toLowerCase().includes(wanted),
  );
  const run = (command: Command) => {
    close();
    setTimeout(() => command.run(store));
  };
  return (
    <Dialog title={t.commands.palette} onClose={close}>
      <input
        class="field"
        aria-label={t.commands.filter}
        placeholder={t.commands.filter}
        value={filter.value}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
        }}
      />
      <ul class="commands">
        {found.map((command) => (
          <li key={command.id}>
            <button type="button" class="button plain" data-command={command.id} onClick={() => run(command)}>
              <span class="grow">{t.commands[command.id]}</span>
              <span class="muted">
                <Keys command={command} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
