import type { ReadonlySignal, Signal } from '@preact/signals';
import type { EngineFault } from '../engine/client';
import type { Catalogue } from '../generated/Catalogue';
import type { Diagnostic } from '../generated/Diagnostic';
import type { ImportFormat } from '../generated/ImportFormat';
import type { Mismatch } from '../generated/Mismatch';
import type { Outcome } from '../generated/Outcome';
import type { Scenario } from '../generated/Scenario';
import type { TextEdit } from '../generated/TextEdit';
import type { OwnChords } from './chords';
import type { Kind } from './kinds';

export type { EngineFault };

/** The stations in the order in which a message passes them. */
export const STATIONS = [
  'client',
  'methodRequest',
  'integrationRequest',
  'backend',
  'integrationResponse',
  'methodResponse',
] as const;

export type StationId = (typeof STATIONS)[number];

export const DRAWERS = ['problems', 'trace', 'log', 'compare', 'sequence', 'json', 'history'] as const;

export type DrawerId = (typeof DRAWERS)[number];

export type Language = 'en' | 'ko';
export type Theme = 'system' | 'light' | 'dark';

/** Settings of the view; they are kept in local storage and never part of a scenario. */
export interface View {
  readonly language: Language;
  readonly theme: Theme;
  readonly drawer: DrawerId | null;
  /** The drawer's share of the window's height, 0 to 1. */
  readonly drawerSize: number;
  /** The shares of IN and RULE of the panel's width, 0 to 1; OUT has the rest. */
  readonly columns: readonly [number, number];
  /** Folds that the user has opened or closed, by name. */
  readonly folds: Readonly<Record<string, boolean>>;
  /** The keys that the user chose, by command. */
  readonly keys: OwnChords;
}

export interface ExampleEntry {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly summary: Readonly<Record<Language, string>>;
  /** The station to show first. */
  readonly station?: StationId;
}

/** The lesson that is open. */
export interface Lesson {
  /** Its name in links. */
  readonly name: string;
  /** The stations that it is about; the others are dimmed. */
  readonly stations: readonly StationId[];
  /** What the learner starts from. */
  readonly start: Scenario;
  /** What is claimed of the outcome, as a scenario's `expect`: where it holds, the lesson is passed. */
  readonly goal: string;
  /** The learner's own scenario while the answer stands in its place. */
  readonly aside: Scenario | null;
}

export interface HistoryEntry {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly scenario: Scenario;
}

/** What became of pasted or dropped text. */
export type Imported =
  | {
      readonly kind: 'read';
      /** What the text was recognised as. */
      readonly format: ImportFormat;
      readonly scenario: Scenario;
      /** What was left out, and why. */
      readonly notes: readonly Diagnostic[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly Diagnostic[] };

/** What the current scenario is compared with. */
export type Counterpart =
  /** The other mode; `suited`: with the function's return value in the form that this mode reads. */
  | { readonly kind: 'twin'; readonly suited?: boolean }
  /** Another configuration for the same request, unless it keeps its own. */
  | { readonly kind: 'example' | 'history'; readonly id: string; readonly ownRequest?: boolean };

export interface Comparison {
  readonly counterpart: Counterpart;
  readonly scenario: Scenario;
  readonly outcome: Outcome;
}

/** Why a link could not be opened. */
export type LinkTrouble =
  /** Characters are missing or were changed on the way. */
  | 'cut'
  /** A later version of the page wrote it. */
  | 'newer'
  /** It inflates to more than the page accepts. */
  | 'tooLarge'
  /** It is well formed, and what it holds is not a scenario; the problems say why. */
  | 'invalid'
  /** No example has this name. */
  | 'unknownExample'
  /** No lesson has this name. */
  | 'unknownLesson'
  /** It could not be fetched. */
  | 'unfetched'
  /** Nothing that this page writes. */
  | 'foreign';

/** Something to tell the author once, until it is dismissed. */
export type Notice =
  | { readonly kind: 'linkBroken'; readonly trouble: LinkTrouble; readonly problems: readonly Diagnostic[] }
  /** Another scenario was opened; what was there before is the history's entry of this id, and can be brought back. */
  | { readonly kind: 'draftKept'; readonly id: string };

/** How the scenario leaves the page. */
export interface LinkOptions {
  /** Whether what looks like a credential is replaced by placeholders; the scenario itself stays as it is. */
  readonly redact: boolean;
}

/** The one store of the page, as the panels see it. */
export interface Store {
  readonly scenario: ReadonlySignal<Scenario>;
  /** The last good outcome. */
  readonly outcome: ReadonlySignal<Outcome | null>;
  /** Whether `outcome` is from before the last change, since a template does not parse now. */
  readonly stale: ReadonlySignal<boolean>;
  /** The diagnostics of the newest run, also where `outcome` is an older one. */
  readonly problems: ReadonlySignal<readonly Diagnostic[]>;
  readonly running: ReadonlySignal<boolean>;
  readonly fault: ReadonlySignal<EngineFault | null>;
  readonly station: Signal<StationId>;
  readonly view: Signal<View>;
  readonly history: ReadonlySignal<readonly HistoryEntry[]>;
  /** What stands beside the current scenario while something asks for it. */
  readonly comparison: ReadonlySignal<Comparison | null>;
  /** Why there is no comparison where one was asked for: the integration has no twin. */
  readonly incomparable: ReadonlySignal<boolean>;
  readonly notice: ReadonlySignal<Notice | null>;
  /** The lesson that is open; the address names it. */
  readonly lesson: ReadonlySignal<Lesson | null>;
  /** What of the lesson's goal the newest run does not reach; `null` while none has told. */
  readonly mismatches: ReadonlySignal<readonly Mismatch[] | null>;
  /** Whether this is the first example, as nobody has touched it. */
  readonly isFirst: ReadonlySignal<boolean>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;

  /** Opens what the address names, else the draft, else the first example; then runs. To be called once. */
  start(): Promise<void>;

  /** Replaces the scenario by a changed copy; pure functions only. */
  update(change: (scenario: Scenario) => Scenario): void;
  /** Takes a whole scenario; what was there goes to the history first. */
  open(scenario: Scenario): void;
  openExample(id: string): Promise<void>;
  openHistory(id: string): void;
  /** Opens again what another scenario took the place of, as the notice of it offers. */
  bringBack(): void;
  /** The answer of the lesson that is open; `null` where it could not be fetched, which is then told. */
  lessonAnswer(): Promise<Scenario | null>;
  /** Puts the lesson's answer in the place of the learner's scenario, which is set aside. */
  showAnswer(): Promise<void>;
  /** Puts the learner's scenario back where the answer stands. */
  backToMine(): void;
  /** Puts the lesson's start in the place of the learner's scenario; it can be undone. */
  startAgain(): void;
  /** Goes on with the scenario outside the lesson, which keeps what was made in it. */
  leaveLesson(): void;
  /** The address of the lesson that is open; `null` where none is. */
  lessonLink(): string | null;
  undo(): void;
  redo(): void;
  /** Runs now, whatever waits. */
  run(): void;
  /** Runs a scenario of its own beside the current one; `null` where the engine failed, which is then told. */
  runOnce(scenario: Scenario): Promise<Outcome | null>;
  /** Turns AWS into AWS_PROXY, HTTP into HTTP_PROXY, and back. */
  switchMode(): void;
  /** Turns the integration into one of another kind, and back into what that kind had. */
  switchKind(kind: Kind): void;
  compare(counterpart: Counterpart | null): void;
  /** Puts the scenario as it is now into the history, and compares what becomes of it with that. */
  compareWithNow(): void;
  /**
   * Reads text in any known format. A part, such as a request, comes back within the current scenario; nothing is
   * opened yet: the caller shows what was recognised and opens it.
   */
  importText(text: string): Promise<Imported>;
  /** The scenario as its document's text. */
  document(options?: LinkOptions): Promise<string>;
  /** Reads a document; the problems carry places in the text. */
  readDocument(text: string): Promise<Imported>;
  /** The address of this page with the scenario in its fragment; `null` if it is too long for a link. */
  link(options?: LinkOptions): Promise<string | null>;
  /** Offers the document as a file. */
  download(options?: LinkOptions): Promise<void>;
  /** What templates can name, and every diagnostic; asked of the engine once. */
  catalogue(): Promise<Catalogue | null>;
  /** The changes that tidy a template and leave what it renders. */
  format(template: string): Promise<readonly TextEdit[]>;
  dismissFault(): void;
  dismissNotice(): void;
}
