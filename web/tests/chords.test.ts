import { expect, test } from 'vitest';
import { chordFor, chordOf, keyNames, mayCommand, withChord } from '../src/state/chords';
import { COMMANDS, commandOf } from '../src/ui/commands';

function pressed(
  code: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing', boolean>> = {},
) {
  return {
    code,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    isComposing: false,
    ...held,
  };
}

test('a chord is the place of the key, and Command is Control', () => {
  expect(chordOf(pressed('KeyS', { ctrlKey: true }))).toBe('Control+KeyS');
  expect(chordOf(pressed('KeyS', { metaKey: true, shiftKey: true }))).toBe('Control+Shift+KeyS');
  expect(chordOf(pressed('F9'))).toBe('F9');
  expect(chordOf(pressed('KeyS', { ctrlKey: true, isComposing: true }))).toBeNull();
  expect(chordOf(pressed('Digit1', { altKey: true }))).toBeNull();
});

test('text and what moves the focus command nothing', () => {
  for (const chord of [
    'KeyA',
    'Shift+KeyA',
    'Enter',
    'Tab',
    'Control+Tab',
    'ControlLeft',
    'Control+ControlLeft',
    'Escape',
  ])
    expect(mayCommand(chord), chord).toBe(false);
  for (const chord of ['F8', 'Shift+F9', 'Control+Period', 'Control+Shift+KeyL'])
    expect(mayCommand(chord), chord).toBe(true);
  for (const { chord } of COMMANDS) if (chord) expect(mayCommand(chord), chord).toBe(true);
});

test('no two commands have the same keys, and the keys that people know run what they ran', () => {
  const chords = COMMANDS.flatMap(({ chord }) => chord ?? []);
  expect(new Set(chords).size).toBe(chords.length);
  const usual = {
    'Control+KeyS': 'copyLink',
    'Control+Period': 'counterpart',
    'Control+KeyJ': 'json',
    'Control+KeyK': 'palette',
    F9: 'nextStation',
    'Shift+F9': 'previousStation',
    F8: 'nextProblem',
    'Shift+F8': 'previousProblem',
    'Control+Enter': 'run',
  };
  for (const [chord, id] of Object.entries(usual))
    expect(COMMANDS.find((one) => one.chord === chord)?.id).toBe(id);
});

test('keys that are given to a command are taken from the one that had them', () => {
  const own = withChord(COMMANDS, {}, 'help', 'F9');
  expect(own).toEqual({ help: 'F9', nextStation: '' });
  const find = (id: string) => COMMANDS.find((command) => command.id === id) ?? { id };
  expect(chordFor(find('help'), own)).toBe('F9');
  expect(chordFor(find('nextStation'), own)).toBeUndefined();
  expect(chordFor(find('palette'), own)).toBe('Control+KeyK');
  const event = pressed('F9');
  expect(commandOf(event, own)?.id).toBe('help');
  expect(commandOf(event, {})?.id).toBe('nextStation');
});

test('keys are named as they are printed', () => {
  expect(keyNames('Control+Shift+KeyS', false)).toEqual(['Ctrl', 'Shift', 'S']);
  expect(keyNames('Control+Period', true)).toEqual(['⌘', '.']);
  expect(keyNames('Control+Digit1', false)).toEqual(['Ctrl', '1']);
});
