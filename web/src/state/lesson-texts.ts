/** The lessons' texts, all of a language at once, fetched when the first of them is needed. */
import type { Language } from './contract';
import { LESSONS } from './lessons';
import { type Block, read, sections } from './prose';

/** What a lesson tells, in one language. */
export interface LessonText {
  readonly title: string;
  /** The goal in one sentence. */
  readonly goal: string;
  readonly read: readonly Block[];
  readonly todo: readonly Block[];
  readonly hints: readonly [readonly Block[], readonly Block[]];
}

export type LessonTexts = ReadonlyMap<string, LessonText>;

const SOURCES: Readonly<Record<Language, () => Promise<Readonly<Record<string, unknown>>>>> = {
  en: () => import('./lesson-sources-en').then(({ SOURCES_EN }) => SOURCES_EN),
  ko: () => import('./lesson-sources-ko').then(({ SOURCES_KO }) => SOURCES_KO),
};

const fetched = new Map<Language, Promise<LessonTexts>>();

/** The texts in a language, by the lessons' names in links. */
export function lessonTexts(language: Language): Promise<LessonTexts> {
  const known = fetched.get(language);
  if (known) return known;
  const coming = SOURCES[language]().then((sources) => {
    const texts = new Map<string, LessonText>();
    for (const { name, folder } of LESSONS) {
      const source = sources[`../../content/lessons/${folder}/${language}.md`];
      const text = typeof source === 'string' ? lessonText(source) : null;
      if (text) texts.set(name, text);
    }
    return texts;
  });
  // What could not be fetched is asked for again.
  coming.catch(() => fetched.delete(language));
  fetched.set(language, coming);
  return coming;
}

/**
 * The text of a lesson in its one form: a title, a paragraph that is the goal, and four sections whose headings are for
 * those who read the file: what to read, what to do, two hints. `null` for what has another form.
 */
export function lessonText(source: string): LessonText | null {
  const { title, intro, parts } = sections(source);
  const [reading, todo, first, second, ...more] = parts.map(read);
  if (title === '' || intro === '' || !reading || !todo || !first || !second || more.length > 0) return null;
  return { title, goal: intro, read: reading, todo, hints: [first, second] };
}
