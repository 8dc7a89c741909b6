import type { Dictionary } from '../i18n';
import { type DrawerId, STATIONS, type Store } from '../state/contract';
import { shareRequest, showDialog } from './dialogs';
import { jumpToProblem } from './jump';

export type CommandId = keyof Dictionary['commands'];

export interface Command {
  readonly id: Exclude<CommandId, 'filter'>;
  /** The key's place on the keyboard, whatever layout or script is on. */
  readonly code?: string;
  /** With Ctrl, or Command on macOS. */
  readonly control?: boolean;
  readonly shift?: boolean;
  readonly run: (store: Store) => void;
}

function moveStation(store: Store, step: number): void {
  const at = STATIONS.indexOf(store.station.peek());
  const next = STATIONS[(at + step + STATIONS.length) % STATIONS.length];
  if (next) store.station.value = next;
}

let problemAt = -1;

function moveProblem(store: Store, step: number): void {
  const problems = store.problems.peek().filter((problem) => problem.where);
  if (problems.length === 0) return;
  problemAt = (problemAt + step + problems.length) % problems.length;
  const problem = problems[problemAt];
  if (problem) jumpToProblem(store, problem);
}

function toCounterpart(store: Store): void {
  void import('../editor/counterpart').then(({ toCounterpart: jump }) => jump(store));
}

function showDrawer(store: Store, drawer: DrawerId): void {
  store.view.value = { ...store.view.peek(), drawer };
}

/** Every command of the page: the keys, the list of commands and the help read this table. */
export const COMMANDS: readonly Command[] = [
  { id: 'copyLink', code: 'KeyS', control: true, run: () => shareRequest('link') },
  { id: 'counterpart', code: 'Period', control: true, run: toCounterpart },
  { id: 'json', code: 'KeyJ', control: true, run: (store) => showDrawer(store, 'json') },
  { id: 'palette', code: 'KeyK', control: true, run: () => showDialog('commands') },
  { id: 'nextStation', code: 'F9', run: (store) => moveStation(store, 1) },
  { id: 'previousStation', code: 'F9', shift: true, run: (store) => moveStation(store, -1) },
  { id: 'nextProblem', code: 'F8', run: (store) => moveProblem(store, 1) },
  { id: 'previousProblem', code: 'F8', shift: true, run: (store) => moveProblem(store, -1) },
  { id: 'run', code: 'Enter', control: true, run: (store) => store.run() },
  {
    id: 'compare',
    run: (store) => {
      showDrawer(store, 'compare');
      store.compare({ kind: 'twin' });
    },
  },
  { id: 'sequence', run: (store) => showDrawer(store, 'sequence') },
  { id: 'switchMode', run: (store) => store.switchMode() },
  { id: 'import', run: () => showDialog('import') },
  { id: 'help', run: () => showDialog('help') },
];

/** The command of a key, if it is one. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  if (event.isComposing || event.altKey) return undefined;
  const control = event.ctrlKey || event.metaKey;
  return COMMANDS.find(
    (command) =>
      command.code === event.code &&
      (command.control ?? false) === control &&
      (command.shift ?? false) === event.shiftKey,
  );
}

const IS_APPLE = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/u.test(navigator.platform);

export function keysOf(command: Command): string[] {
  if (command.code === undefined) return [];
  const key = command.code === 'Period' ? '.' : command.code.replace(/^Key/u, '');
  return [...(command.control ? [IS_APPLE ? '⌘' : 'Ctrl'] : []), ...(command.shift ? ['Shift'] : []), key];
}
