import type { Dictionary } from '../i18n';
import { type Chord, chordFor, chordOf, keyNames, type OwnChords } from '../state/chords';
import { type DrawerId, STATIONS, type Store } from '../state/contract';
import { EMPTY_SCENARIO } from '../state/empty';
import { shareRequest, showDialog } from './dialogs';
import { showStations } from './editing';
import { jumpToProblem } from './jump';

export type CommandId = keyof Dictionary['commands'];

export interface Command {
  readonly id: Exclude<CommandId, 'filter' | 'leaveDrawer' | 'newNote'>;
  /** The keys that run it, unless the user chose others. */
  readonly chord?: Chord;
  readonly run: (store: Store) => void;
}

function moveStation(store: Store, step: number): void {
  const at = STATIONS.indexOf(store.station.peek());
  const next = STATIONS[(at + step + STATIONS.length) % STATIONS.length];
  if (!next) return;
  showStations(store);
  store.station.value = next;
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

/** Begins from nothing; what was there goes to the history. */
export function newScenario(store: Store): void {
  showStations(store);
  store.open(EMPTY_SCENARIO);
  store.station.value = 'client';
}

/** Every command of the page: the keys, the list of commands and the help read this table. */
export const COMMANDS: readonly Command[] = [
  { id: 'copyLink', chord: 'Control+KeyS', run: () => shareRequest('link') },
  { id: 'counterpart', chord: 'Control+Period', run: toCounterpart },
  { id: 'json', chord: 'Control+KeyJ', run: (store) => showDrawer(store, 'json') },
  { id: 'palette', chord: 'Control+KeyK', run: () => showDialog('commands') },
  { id: 'nextStation', chord: 'F9', run: (store) => moveStation(store, 1) },
  { id: 'previousStation', chord: 'Shift+F9', run: (store) => moveStation(store, -1) },
  { id: 'nextProblem', chord: 'F8', run: (store) => moveProblem(store, 1) },
  { id: 'previousProblem', chord: 'Shift+F8', run: (store) => moveProblem(store, -1) },
  {
    id: 'fix',
    chord: 'Control+Shift+Period',
    run: (store) => void import('../editor/apply-fix').then(({ fixNext }) => fixNext(store)),
  },
  {
    id: 'format',
    chord: 'Control+Shift+KeyF',
    run: (store) => void import('../editor/format').then(({ formatTemplate }) => formatTemplate(store)),
  },
  { id: 'run', chord: 'Control+Enter', run: (store) => store.run() },
  {
    id: 'compare',
    run: (store) => {
      showDrawer(store, 'compare');
      store.compare({ kind: 'twin' });
    },
  },
  { id: 'sequence', run: (store) => showDrawer(store, 'sequence') },
  { id: 'switchMode', run: (store) => store.switchMode() },
  { id: 'lessons', run: () => showDialog('lessons') },
  { id: 'new', run: newScenario },
  { id: 'import', run: () => showDialog('import') },
  { id: 'help', run: () => showDialog('help') },
];

/** The command of a key, if it is one. */
export function commandOf(event: Parameters<typeof chordOf>[0], own: OwnChords): Command | undefined {
  const chord = chordOf(event);
  return chord === null ? undefined : COMMANDS.find((command) => chordFor(command, own) === chord);
}

const IS_APPLE = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/u.test(navigator.platform);

export function keysOf(command: Command, own: OwnChords): string[] {
  const chord = chordFor(command, own);
  return chord === undefined ? [] : keyNames(chord, IS_APPLE);
}
