import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CatalogueName } from '../generated/CatalogueName';
import type { Finding } from '../generated/Finding';
import type { Language } from '../state/contract';
import { type Dictionary, en } from './en';
import type { CodeTexts } from './ko-codes';

export type { Dictionary } from './en';

type Told = Pick<Finding, 'code' | 'message' | 'args'>;

/** The texts in the page's language, and how to word what the engine says as codes and arguments. */
export interface Words {
  readonly language: Language;
  readonly t: Dictionary;
  /** The sentence of a diagnostic or a finding. */
  say(told: Told): string;
  /** What to do about a diagnostic, if there is a text for it. */
  advise(told: Told & { readonly help?: string }): string | undefined;
  /** What a name of the catalogue means; empty where the language has no text for it. */
  explain(name: CatalogueName): string;
}

/** The arguments that the engine words itself. */
const REASONS = ['reason', 'detail', 'expected', 'found', 'part', 'problem', 'instead'] as const;

function fill(template: string, args: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) => args[name] ?? whole);
}

/** A sentence as the page shows it: with a capital and a stop, which the engine's short forms leave out. */
export function sentence(text: string): string {
  const begun = text.startsWith('curl') ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?:…}\])`"'。]$/u.test(begun) || begun === '' ? begun : `${begun}.`;
}

/** The words for a language; a code without a text there is said in English, as the engine worded it. */
export function wordsFor(language: Language, texts: Texts): Words {
  const { dictionary, codes, names } = texts;
  const entry = (told: Told, part: 0 | 1): string | undefined => {
    const found = codes[told.code];
    const text = typeof found === 'string' ? [found, undefined][part] : found?.[part];
    if (text === undefined) return undefined;
    const args: Record<string, string> = { ...told.args };
    for (const name of REASONS) if (args[name] !== undefined) args[name] = texts.reason(args[name]);
    return worded(fill(text, args));
  };
  const worded = (text: string) => text.replaceAll('``', dictionary.words.emptyText);
  return {
    language,
    t: dictionary,
    say: (told) => entry(told, 0) ?? worded(sentence(told.message)),
    advise: (told) => {
      if (!told.help) return undefined;
      return entry(told, 1) ?? sentence(told.help);
    },
    explain: (name) => (language === 'en' ? name.doc : (names[name.signature] ?? '')),
  };
}

/** All texts of a language. */
export interface Texts {
  readonly dictionary: Dictionary;
  /** What the engine says, by code. */
  readonly codes: CodeTexts;
  /** What templates can name, by signature. */
  readonly names: Readonly<Record<string, string>>;
  /** A reason that the engine words within a sentence. */
  readonly reason: (reason: string) => string;
}

/** The English texts: those of the first screen, which the others join. */
const english = { ...en } as Dictionary;
let joining: Promise<void> | null = null;

/** Fetches the texts that the first screen does not show; whatever is fetched later waits for them. */
export function prepareLater(): Promise<void> {
  joining ??= import('./en-later').then(
    ({ enLater }) => {
      Object.assign(english, enLater);
    },
    (failure: unknown) => {
      joining = null;
      throw failure;
    },
  );
  return joining;
}

/** English is here from the start; what the engine says in English comes from the engine. */
export const ENGLISH: Texts = {
  dictionary: english,
  codes: {},
  names: {},
  reason: (reason) => reason,
};
const loaded = signal<Texts | null>(null);
let loading: Promise<void> | null = null;

/** Fetches the texts of a language, if they are not here. */
export function prepare(language: Language): Promise<void> {
  if (language === 'en') return Promise.resolve();
  loading ??= import('./korean').then(
    ({ KOREAN }) => {
      loaded.value = KOREAN;
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

/** The texts of a language; English while they are on their way. */
export function textsFor(language: Language): Texts {
  if (language === 'en') return ENGLISH;
  void prepare(language);
  return loaded.value ?? ENGLISH;
}

export const WordsContext = createContext<Words>(wordsFor('en', ENGLISH));

export function useWords(): Words {
  return useContext(WordsContext);
}
