/** From a lesson's name to what the learner starts from, and to its answer. */
import type { EngineClient } from '../engine/client';
import type { Scenario } from '../generated/Scenario';
import type { Language, Lesson, StationId } from './contract';
import { type LessonText, lessonTexts } from './lesson-texts';
import { type LessonEntry, lessonNamed } from './lessons';
import { type Broken, broken, type Opened } from './opening';

export type OpenedLesson =
  | { readonly kind: 'lesson'; readonly lesson: Lesson; readonly station: StationId }
  | Broken;

/** The lessons' documents, each fetched when it is opened. */
const DOCUMENTS: Readonly<Record<string, () => Promise<unknown>>> = import.meta.glob(
  '../../content/lessons/*/*.json',
  { query: '?raw', import: 'default' },
);

/** The lesson with its start and its goal, titled in the author's language. */
export async function openedLesson(
  engine: EngineClient,
  name: string,
  language: Language,
): Promise<OpenedLesson> {
  const opened = await openedPart(engine, name, 'start', language);
  if (opened.kind === 'broken') return opened;
  const { scenario, entry } = opened;
  const { stations, station } = entry;
  const lesson = { name, stations, start: scenario, goal: scenario.expect ?? '{}', aside: null };
  return { kind: 'lesson', lesson, station };
}

/** The scenario that passes the lesson. */
export async function openedAnswer(engine: EngineClient, name: string, language: Language): Promise<Opened> {
  return openedPart(engine, name, 'answer', language);
}

type Part = 'start' | 'answer';
type OpenedPart =
  | { readonly kind: 'scenario'; readonly scenario: Scenario; readonly entry: LessonEntry }
  | Broken;

async function openedPart(
  engine: EngineClient,
  name: string,
  part: Part,
  language: Language,
): Promise<OpenedPart> {
  const entry = lessonNamed(name);
  const load = entry && DOCUMENTS[`../../content/lessons/${entry.folder}/${part}.json`];
  if (!entry || !load) return broken('unknownLesson');
  const fetched = await Promise.all([load(), lessonTexts(language)]).catch(() => null);
  if (fetched === null) return broken('unfetched');
  const [document, texts] = fetched;
  const fate = await engine.read(String(document));
  if (fate.kind !== 'answered') return broken('invalid');
  const { scenario, diagnostics } = fate.answer;
  if (!scenario) return broken('invalid', diagnostics);
  return { kind: 'scenario', scenario: titled(scenario, texts.get(name)), entry };
}

/** The scenario with the lesson's title and goal, so that what is shared of it says what it is. */
function titled(scenario: Scenario, text: LessonText | undefined): Scenario {
  if (!text) return scenario;
  return { ...scenario, title: text.title, description: text.goal };
}
