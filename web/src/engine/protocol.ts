/**
 * What the page and its worker say to each other. The messages themselves are made from the Rust types; here stands
 * which answer belongs to which call, and the check by which a message from outside becomes one of ours.
 */
import type { EngineAnswer } from '../generated/EngineAnswer';
import type { EngineCall } from '../generated/EngineCall';

export type { EngineAnswer, EngineCall };

/** How long one call may take in the engine before it is stopped, in milliseconds. */
export const DEADLINE = 1000;

/**
 * How long a handler may take before its worker is stopped, in milliseconds. It counts its own steps, so this is for
 * what never ends within one of them.
 */
export const HANDLER_DEADLINE = 5000;

/** How long a handler may go on whose result nobody wants any more, in milliseconds. */
export const HANDLER_GRACE = 300;

/** The run of a function that nothing here can run, as the module itself would write it. */
export const UNAVAILABLE = '{"ending":"unavailable","console":[]}';

/** How long loading the engine may take, in milliseconds; a slow network is no fault. */
export const LOADING_DEADLINE = 60_000;

/** A run that took longer than this makes the next one wait as long, in milliseconds. */
export const SLOW_RUN = 50;

export type CallKind = EngineCall['kind'];

/** The kind of answer that each kind of call gets. */
interface AnswerKinds {
  run: 'ran';
  read: 'read';
  write: 'written';
  import: 'imported';
  openLink: 'read';
  catalogue: 'catalogue';
  format: 'formatted';
}

const ANSWER_KINDS: { readonly [K in CallKind]: AnswerKinds[K] } = {
  run: 'ran',
  read: 'read',
  write: 'written',
  import: 'imported',
  openLink: 'read',
  catalogue: 'catalogue',
  format: 'formatted',
};

export type CallOf<K extends CallKind> = Extract<EngineCall, { kind: K }>;
export type AnswerTo<K extends CallKind> = Extract<EngineAnswer, { kind: AnswerKinds[K] }>;

const KINDS: ReadonlySet<unknown> = new Set<EngineAnswer['kind']>([
  'ready',
  'ran',
  'read',
  'written',
  'imported',
  'catalogue',
  'formatted',
  'invoke',
  'elsewhere',
  'refused',
]);

/** Whether a message from the worker is an answer of the engine. */
export function isAnswer(message: unknown): message is EngineAnswer {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    KINDS.has(message.kind) &&
    'id' in message &&
    typeof message.id === 'number'
  );
}

/** Whether an answer is the one that this kind of call gets. */
export function isAnswerTo<K extends CallKind>(kind: K, answer: EngineAnswer): answer is AnswerTo<K> {
  return answer.kind === ANSWER_KINDS[kind];
}
