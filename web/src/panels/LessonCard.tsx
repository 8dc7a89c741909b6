import { signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useWords } from '../i18n';
import { checksOf, claimsOf } from '../state/claims';
import type { Lesson } from '../state/contract';
import type { LessonText } from '../state/lesson-texts';
import { LESSONS, type LessonEntry, lessonNamed } from '../state/lessons';
import { pass, progress } from '../state/progress';
import { inlines } from '../state/prose';
import { type SheetSize, sheetDrawn, sheetStep } from '../state/sheet';
import { showDialog } from '../ui/dialogs';
import { Icon } from '../ui/icons';
import { LessonButton, takeAwaited } from '../ui/LessonLink';
import { narrow } from '../ui/narrow';
import { Prose, Words } from '../ui/Prose';
import { useStore } from '../ui/store-context';
import { toast } from '../ui/toast';
import { useLessonTexts } from '../ui/useLessonTexts';
import { LessonChecks } from './LessonChecks';
import '../styles/lessons.css';

/** Where the page remembers whether the card is unfolded. */
const FOLD = 'lesson';

/** How much of the sheet is seen on a narrow screen. */
const sheet = signal<SheetSize>('half');

/** How many hints are open, by lesson. */
const hints = signal<Readonly<Record<string, number>>>({});

/** The card of the lesson that is open: goal, what to read and to do, how far it is, and help for those who want it. */
export function LessonCard() {
  const store = useStore();
  const lesson = store.lesson.value;
  const texts = useLessonTexts();
  const entry = lesson && lessonNamed(lesson.name);
  const text = lesson && texts?.get(lesson.name);
  if (!lesson || !entry || !text) return null;
  return <Card key={lesson.name} lesson={lesson} entry={entry} text={text} />;
}

interface CardProps {
  readonly lesson: Lesson;
  readonly entry: LessonEntry;
  readonly text: LessonText;
}

function Card({ lesson, entry, text }: CardProps) {
  const { t } = useWords();
  const store = useStore();
  const { name, goal } = lesson;
  const claims = useMemo(() => claimsOf(goal), [goal]);
  const mismatches = store.mismatches.value;
  const checks = useMemo(() => mismatches && checksOf(goal, claims, mismatches), [goal, claims, mismatches]);
  // While a template cannot be read the check stays as it was.
  const last = useRef(checks);
  const waits = store.stale.value && last.current !== null;
  if (!waits && checks !== null) last.current = checks;
  const shown = waits ? last.current : checks;
  const holding = shown?.filter(({ differing }) => differing === null).length ?? 0;
  const isMet = shown !== null && holding === claims.length && !waits;
  const isMine = lesson.aside === null;
  const isPassed = isMet && isMine;
  useEffect(() => {
    if (isPassed) pass(name, Date.now());
  }, [isPassed, name]);

  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeAwaited()) {
      sheet.value = 'half';
      title.current?.focus();
    }
  }, []);
  const card = useRef<HTMLElement>(null);
  useGivingWay(card);

  const isOpen = narrow.value ? sheet.value !== 'small' : (store.view.value.folds[FOLD] ?? true);
  const tally =
    shown === null ? (
      <span class="badge">{t.lessons.checking}</span>
    ) : isPassed ? (
      <span class="badge good">
        <Icon name="check" />
        {t.lessons.passed}
      </span>
    ) : (
      <span class="badge">{t.lessons.tally(holding, claims.length)}</span>
    );
  return (
    <section
      ref={card}
      class={`lesson ${narrow.value ? sheet.value : isOpen ? 'open' : 'folded'}`}
      aria-labelledby="lesson-title"
    >
      <Head tally={isOpen && !narrow.value ? null : tally} isOpen={isOpen} entry={entry}>
        <h2 id="lesson-title" ref={title} tabIndex={-1}>
          <span class="visually-hidden">{t.lessons.numberOf(entry.number, LESSONS.length)}: </span>
          {text.title}
        </h2>
      </Head>
      {isOpen && (
        <div class="lesson-content" id="lesson-content">
          <div class="lesson-scroll">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <div class="lesson-text" tabIndex={0}>
              <div class="lesson-part">
                <p class="goal">
                  <Words inlines={inlines(text.goal)} />
                </p>
                <h3>{t.lessons.read}</h3>
                <Prose blocks={text.read} />
              </div>
              <div class="lesson-part">
                <h3>{t.lessons.todo}</h3>
                <Prose blocks={text.todo} />
                <Hints name={name} text={text} />
              </div>
              <Help />
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: likewise */}
            <div class="lesson-state" tabIndex={0}>
              {!isMine && <p class="notice">{t.lessons.answerShown}</p>}
              <div class="row spread">
                <h3>{t.lessons.checks}</h3>
                {!narrow.value && tally}
              </div>
              {shown === null ? (
                <p class="none">{t.lessons.checking}…</p>
              ) : (
                <LessonChecks checks={shown} waits={waits} />
              )}
              {isPassed && <Passed entry={entry} />}
              {!isPassed && progress.value[name] !== undefined && (
                <p class="small muted">{t.lessons.passedBefore}</p>
              )}
              {narrow.value && <Neighbours entry={entry} />}
            </div>
          </div>
        </div>
      )}
      <Told isPassed={isPassed} isMine={isMine} />
    </section>
  );
}

/** Says once that the lesson is passed, and each time that what stands there now is the answer. */
function Told({ isPassed, isMine }: { readonly isPassed: boolean; readonly isMine: boolean }) {
  const { t } = useWords();
  const isTold = useRef(false);
  const said = useSignal('');
  useEffect(() => {
    if (!isMine) said.value = t.lessons.answerShown;
    else if (isPassed && !isTold.current) said.value = t.lessons.passedNow;
    else if (!isPassed) said.value = '';
    isTold.current ||= isPassed;
  }, [isPassed, isMine]);
  return (
    <div class="visually-hidden" role="status">
      {said.value}
    </div>
  );
}

interface HeadProps {
  readonly entry: LessonEntry;
  readonly tally: ComponentChildren;
  readonly isOpen: boolean;
  readonly children: ComponentChildren;
}

/** Title and state, with what folds the card, or makes the sheet larger and smaller. */
function Head({ tally, isOpen, entry, children }: HeadProps) {
  const { t } = useWords();
  const { view } = useStore();
  const from = useRef<number | null>(null);
  const draw = (event: PointerEvent) => {
    if (from.current !== null) sheet.value = sheetDrawn(sheet.value, event.clientY - from.current);
    from.current = null;
  };
  const step = (by: 1 | -1) => () => {
    sheet.value = sheetStep(sheet.value, by);
  };
  return (
    <header
      class="lesson-head"
      onPointerDown={(event) => {
        const isButton = event.target instanceof Element && event.target.closest('button') !== null;
        from.current = narrow.peek() && !isButton ? event.clientY : null;
      }}
      onPointerUp={draw}
      onPointerCancel={draw}
    >
      <p class="small muted" aria-hidden="true">
        {t.lessons.numberOf(entry.number, LESSONS.length)}
      </p>
      {tally}
      <span class="space" />
      {narrow.value ? (
        <>
          <button
            type="button"
            class="button plain icon-only"
            aria-label={t.lessons.less}
            disabled={sheet.value === 'small'}
            onClick={step(-1)}
          >
            <Icon name="down" />
          </button>
          <button
            type="button"
            class="button plain icon-only"
            aria-label={t.lessons.more}
            disabled={sheet.value === 'full'}
            onClick={step(1)}
          >
            <Icon name="up" />
          </button>
          <span class="visually-hidden" role="status">
            {t.lessons.sizes[sheet.value]}
          </span>
        </>
      ) : (
        <>
          <Neighbours entry={entry} />
          <button
            type="button"
            class="button plain icon-only"
            aria-label={isOpen ? t.lessons.fold : t.lessons.unfold}
            title={isOpen ? t.lessons.fold : t.lessons.unfold}
            aria-expanded={isOpen}
            aria-controls={isOpen ? 'lesson-content' : undefined}
            onClick={() => {
              view.value = { ...view.value, folds: { ...view.value.folds, [FOLD]: !isOpen } };
            }}
          >
            <Icon name="chevron" class="turn" />
          </button>
        </>
      )}
      {children}
    </header>
  );
}

/** The hints, opened one by one. */
function Hints({ name, text }: { readonly name: string; readonly text: LessonText }) {
  const { t } = useWords();
  const open = hints.value[name] ?? 0;
  return (
    <>
      {text.hints.map((blocks, at) => {
        if (at > open) return null;
        const number = at + 1;
        const id = `lesson-hint-${number}`;
        const isOpen = at < open;
        return (
          <div key={id} class="hint">
            <button
              type="button"
              class="button quiet"
              aria-expanded={isOpen}
              aria-controls={isOpen ? id : undefined}
              onClick={() => {
                hints.value = { ...hints.value, [name]: isOpen ? at : number };
              }}
            >
              <Icon name="chevron" class="turn" />
              {t.lessons.hint(number)}
            </button>
            {isOpen && (
              <div id={id}>
                <Prose blocks={blocks} />
              </div>
            )}
          </div>
        );
      })}
    </>
  );
}

/** The answer, the way back to the start, and the way out. */
function Help() {
  const { t } = useWords();
  const store = useStore();
  const { aside, start } = store.lesson.value ?? {};
  const isMine = !aside;
  const again = () => {
    store.startAgain();
    toast(t.lessons.againDone, { label: t.bar.undo, run: () => store.undo() });
  };
  return (
    <div class="lesson-help">
      <button
        type="button"
        class="button quiet"
        onClick={() => (isMine ? void store.showAnswer() : store.backToMine())}
      >
        {isMine ? t.lessons.answer : t.lessons.mine}
      </button>
      <button type="button" class="button quiet" onClick={() => showDialog('answer')}>
        {t.lessons.difference}
      </button>
      <button
        type="button"
        class="button quiet"
        disabled={!isMine || start === store.scenario.value}
        onClick={again}
      >
        {t.lessons.again}
      </button>
      <button
        type="button"
        class="button quiet"
        title={t.lessons.freeNote}
        onClick={() => {
          store.leaveLesson();
          toast(t.lessons.left);
        }}
      >
        {t.lessons.free}
      </button>
    </div>
  );
}

/** A lesson's title in the page's language. */
function useTitleOf(): (entry: LessonEntry) => string {
  const texts = useLessonTexts();
  return ({ name }) => texts?.get(name)?.title ?? name;
}

/** That the goal is reached, and the way on. */
function Passed({ entry }: { readonly entry: LessonEntry }) {
  const { t } = useWords();
  const titleOf = useTitleOf();
  const next = LESSONS[entry.number];
  return (
    <div class="lesson-passed">
      <p>
        <Icon name="check" />
        {t.lessons.passedNow}
      </p>
      {next && (
        <LessonButton name={next.name} class="primary" label={t.lessons.next(titleOf(next))}>
          {t.lessons.nextShort}
          <Icon name="chevron" />
        </LessonButton>
      )}
    </div>
  );
}

/** The lessons before and after, whatever was passed. */
function Neighbours({ entry }: { readonly entry: LessonEntry }) {
  const { t } = useWords();
  const titleOf = useTitleOf();
  const [previous, next] = [LESSONS[entry.number - 2], LESSONS[entry.number]];
  return (
    <nav class="neighbours" aria-label={t.bar.lessons}>
      {previous && (
        <LessonButton
          name={previous.name}
          class="plain icon-only"
          label={t.lessons.previous(titleOf(previous))}
        >
          <Icon name="chevron" class="back" />
        </LessonButton>
      )}
      {next && (
        <LessonButton name={next.name} class="plain icon-only" label={t.lessons.next(titleOf(next))}>
          <Icon name="chevron" />
        </LessonButton>
      )}
    </nav>
  );
}

const FIELDS = 'input, textarea, select, .editor';

/** Where the card lies over the page it makes room for what has the focus. */
function useGivingWay(card: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const give = ({ target }: FocusEvent) => {
      if (!narrow.peek() || !(target instanceof Element) || card.current?.contains(target)) return;
      if (!target.closest('#app') || target.closest('dialog, [popover]')) return;
      if (sheet.peek() === 'full' || target.closest(FIELDS)) sheet.value = 'small';
    };
    document.addEventListener('focusin', give);
    return () => document.removeEventListener('focusin', give);
  }, []);
}
