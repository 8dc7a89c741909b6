import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Finding } from '../generated/Finding';
import type { Language } from '../state/contract';
import { type Dictionary, en } from './en';
import { ko } from './ko';
import { koCodes } from './ko-codes';

export type { Dictionary } from './en';

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { en, ko };

export function dictionary(language: Language): Dictionary {
  return DICTIONARIES[language];
}

/** The texts in the page's language, and how to word what the engine says as codes and arguments. */
export interface Words {
  readonly language: Language;
  readonly t: Dictionary;
  /** The sentence of a diagnostic or a finding. */
  say(told: Told): string;
  /** What to do about a diagnostic, if there is a text for it. */
  advise(told: Told & { readonly help?: string }): string | undefined;
}

type Told = Pick<Finding, 'code' | 'message' | 'args'>;

function fill(template: string, args: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) => args[name] ?? whole);
}

/** The words for a language; a code without a text there is said in English, as the engine worded it. */
export function wordsFor(language: Language): Words {
  const codes = language === 'ko' ? koCodes : {};
  return {
    language,
    t: dictionary(language),
    say: (told) => {
      const entry = codes[told.code];
      return entry === undefined ? told.message : fill(entry.says, told.args);
    },
    advise: (told) => {
      const entry = codes[told.code];
      return entry?.help === undefined ? told.help : fill(entry.help, told.args);
    },
  };
}

export const WordsContext = createContext<Words>(wordsFor('en'));

export function useWords(): Words {
  return useContext(WordsContext);
}
