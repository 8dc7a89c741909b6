/**
 * Keys as text: `Control+Shift+KeyS`. The last part is the key's place on the keyboard (`KeyboardEvent.code`), whatever
 * layout or script is on; Control stands for Command on macOS as well.
 */
export type Chord = string;

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>;

/** The chord of a key event; `null` while a syllable is composed, and with Alt, which types letters on macOS. */
export function chordOf(event: Pressed): Chord | null {
  if (event.isComposing || event.altKey || event.code === '') return null;
  const control = event.ctrlKey || event.metaKey ? 'Control+' : '';
  return `${control}${event.shiftKey ? 'Shift+' : ''}${event.code}`;
}

/** Whether a chord may run a command: a bare letter is text, and a bare Tab or Enter moves and presses. */
export function mayCommand(chord: Chord): boolean {
  const code = chord.split('+').at(-1) ?? '';
  if (/^(?:Control|Shift|Alt|Meta|OS)(?:Left|Right)?$/u.test(code)) return false;
  return /^(?:Shift\+)?F\d+$/u.test(chord) || (chord.startsWith('Control+') && code !== 'Tab');
}

const NAMES: Readonly<Record<string, string>> = {
  Period: '.',
  Comma: ',',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** A chord's keys as they stand on a keyboard. */
export function keyNames(chord: Chord, isApple: boolean): string[] {
  return chord
    .split('+')
    .map((part) =>
      part === 'Control'
        ? isApple
          ? '⌘'
          : 'Ctrl'
        : (NAMES[part] ?? part.replace(/^(?:Key|Digit)(?=.$)/u, '')),
    );
}

/** The chords that the user chose, by command; an empty one takes the command its keys. */
export type OwnChords = Readonly<Record<string, Chord>>;

interface Commanded {
  readonly id: string;
  readonly chord?: Chord | undefined;
}

/** The chord that runs a command now. */
export function chordFor(command: Commanded, own: OwnChords): Chord | undefined {
  const chosen = own[command.id];
  return chosen === undefined ? command.chord : chosen || undefined;
}

/** The chords after one was given to a command: whatever had it goes without. */
export function withChord(
  commands: readonly Commanded[],
  own: OwnChords,
  id: string,
  chord: Chord,
): OwnChords {
  const next: Record<string, Chord> = { ...own, [id]: chord };
  for (const other of commands) {
    if (other.id !== id && chordFor(other, own) === chord) next[other.id] = '';
  }
  return next;
}
