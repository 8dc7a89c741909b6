import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useWords } from '../i18n';
import { COMMANDS, type Command } from '../ui/commands';
import { Dialog } from '../ui/Dialog';
import { closeDialog } from '../ui/dialogs';
import { Keys } from '../ui/Keys';
import { useStore } from '../ui/store-context';

function close() {
  closeDialog('commands');
}

/**
 * The list of commands: type a part of a name, go down to it with the arrow, Enter or click runs it. Enter does nothing
 * in the field, where it ends a Korean syllable.
 */
export function CommandDialog() {
  const { t } = useWords();
  const store = useStore();
  const filter = useSignal('');
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const wanted = filter.value.trim().toLowerCase();
  const found = COMMANDS.filter(
    (command) => command.id !== 'palette' && t.commands[command.id].toLowerCase().includes(wanted),
  );
  const run = (command: Command) => {
    close();
    setTimeout(() => command.run(store));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const stops = [field.current, ...(list.current?.querySelectorAll('button') ?? [])];
    const at = stops.findIndex((stop) => stop?.isSameNode(document.activeElement));
    event.preventDefault();
    stops[(at + (event.key === 'ArrowDown' ? 1 : -1) + stops.length) % stops.length]?.focus();
  };
  return (
    <Dialog title={t.commands.palette} onClose={close}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows go between the field and the list in it */}
      <div class="section" onKeyDown={onKeyDown}>
        <input
          ref={field}
          class="field"
          aria-label={t.commands.filter}
          placeholder={t.commands.filter}
          value={filter.value}
          autocomplete="off"
          onInput={(event) => {
            filter.value = event.currentTarget.value;
          }}
        />
        <ul class="commands" ref={list}>
          {found.map((command) => (
            <li key={command.id}>
              <button
                type="button"
                class="button plain"
                data-command={command.id}
                onClick={() => run(command)}
              >
                <span class="grow">{t.commands[command.id]}</span>
                <span class="muted">
                  <Keys command={command} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
