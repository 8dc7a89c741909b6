/**
 * The Korean wording of what the engine says by code. Fetched when the page is in Korean; a test holds it against the
 * engine's own catalogue.
 */
import { answers } from './answers';
import { documents } from './documents';
import { exchange } from './exchange';
import { findings } from './findings';
import { hints } from './hints';
import { paths } from './paths';
import { requests } from './requests';
import { templates } from './templates';

/** A sentence, or a sentence with what to do; `{name}` is filled with the argument of that name. */
export type CodeText = string | readonly [says: string, help: string];

export type CodeTexts = Readonly<Record<string, CodeText>>;

export const koCodes: CodeTexts = {
  ...documents,
  ...templates,
  ...paths,
  ...requests,
  ...answers,
  ...hints,
  ...exchange,
  ...findings,
};
