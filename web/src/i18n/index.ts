import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Finding } from '../generated/Finding';
import type { Language } from '../state/contract';
import { type Dictionary, en } from './en';
import { ko } from './ko';
import type { CodeTexts } from './ko-codes';

export type { Dictionary } from './en';

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { en, ko };

export function dictionary(language: Language): Dictionary {
  return DICTIONARIES[language];
}

type Told = Pick<Finding, 'code' | 'message' | 'args'>;

/** The texts in the page's language, and how to word what the engine says as codes and arguments. */
export interface Words {
  readonly language: Language;
  readonly t: Dictionary;
  /** The sentence of a diagnostic or a finding. */
  say(told: Told): string;
  /** What to do about a diagnostic, if there is a text for it. */
  advise(told: Told & { readonly help?: string }): string | undefined;
}

function fill(template: string, args: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) => args[name] ?? whole);
}

/** A sentence as the page shows it: with a capital and a stop, which the engine's short forms leave out. */
export function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?:…}\])`"'。]$/u.test(begun) || begun === '' ? begun : `${begun}.`;
}

/** The words for a language; a code without a text there is said in English, as the engine worded it. */
export function wordsFor(language: Language, codes: CodeTexts): Words {
  const entry = (told: Told, part: 0 | 1): string | undefined => {
    const found = codes[told.code];
    const text = typeof found === 'string' ? [found, undefined][part] : found?.[part];
    return text === undefined ? undefined : worded(fill(text, told.args));
  };
  const worded = (text: string) => text.replaceAll('``', dictionary(language).words.emptyText);
  return {
    language,
    t: dictionary(language),
    say: (told) => entry(told, 0) ?? worded(sentence(told.message)),
    advise: (told) => {
      if (!told.help) return undefined;
      return entry(told, 1) ?? sentence(told.help);
    },
  };
}

const NONE: CodeTexts = {};
const loaded = signal<CodeTexts | null>(null);
let asked = false;

/** The codes' texts for a language: English comes from the engine, Korean is fetched when it is first wanted. */
export function codesFor(language: Language): CodeTexts {
  if (language === 'en') return NONE;
  if (!asked) {
    asked = true;
    import('./ko-codes').then(
      (texts) => {
        loaded.value = texts.koCodes;
      },
      () => {
        asked = false;
      },
    );
  }
  return loaded.value ?? NONE;
}

export const WordsContext = createContext<Words>(wordsFor('en', {}));

export function useWords(): Words {
  return useContext(WordsContext);
}
