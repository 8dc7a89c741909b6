import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Drawer } from './drawer';
import { ENGLISH, textsFor, useWords, WordsContext, wordsFor } from './i18n';
import { AppBar } from './panels/AppBar';
import { IntegrationRequestStation } from './panels/IntegrationRequestStation';
import { Notices } from './panels/Notices';
import { PipelineMap } from './panels/PipelineMap';
import { ResultBar } from './panels/ResultBar';
import type { StationId, Store } from './state/contract';
import { stationOfField } from './state/places';
import { commandOf } from './ui/commands';
import { dialogShown, sharing, showDialog } from './ui/dialogs';
import { showStations } from './ui/editing';
import { keepFocus } from './ui/keep-focus';
import { lazy } from './ui/lazy';
import { narrow, touched } from './ui/narrow';
import { StoreContext, useStore } from './ui/store-context';
import { ToastArea } from './ui/toast';
import { useDocument } from './ui/useDocument';

const BackendStation = lazy(() => import('./panels/BackendStation').then((panel) => panel.BackendStation));
const ClientStation = lazy(() => import('./panels/ClientStation').then((panel) => panel.ClientStation));
const IntegrationResponseStation = lazy(() =>
  import('./panels/IntegrationResponseStation').then((panel) => panel.IntegrationResponseStation),
);
const MethodRequestStation = lazy(() =>
  import('./panels/MethodRequestStation').then((panel) => panel.MethodRequestStation),
);
const MethodResponseStation = lazy(() =>
  import('./panels/MethodResponseStation').then((panel) => panel.MethodResponseStation),
);
const CommandDialog = lazy(() => import('./panels/CommandDialog').then((panel) => panel.CommandDialog));
const EmbedDialog = lazy(() => import('./panels/EmbedDialog').then((panel) => panel.EmbedDialog));
const HelpDialog = lazy(() => import('./panels/HelpDialog').then((panel) => panel.HelpDialog));
const ImportDialog = lazy(() => import('./panels/ImportDialog').then((panel) => panel.ImportDialog));
const AnswerDialog = lazy(() => import('./panels/AnswerDialog').then((panel) => panel.AnswerDialog));
const LessonCard = lazy(() => import('./panels/LessonCard').then((panel) => panel.LessonCard));
const LessonList = lazy(() => import('./panels/LessonList').then((panel) => panel.LessonList));
const Touch = lazy(() => import('./panels/Touch').then((panel) => panel.Touch));
const ShareDialog = lazy(() => import('./panels/ShareDialog').then((panel) => panel.ShareDialog));
const UpdateNotice = lazy(() => import('./offline/UpdateNotice').then((notice) => notice.UpdateNotice));

/** The stations that no first visit begins at. */
const LATER = [
  ClientStation,
  MethodRequestStation,
  BackendStation,
  IntegrationResponseStation,
  MethodResponseStation,
];

/** After this long the first screen is there, and the other stations may come, in milliseconds. */
const SETTLED = 1500;

/** The whole page. */
export function Page({ store }: { readonly store: Store }) {
  const { language } = store.view.value;
  const texts = textsFor(language);
  const words = useMemo(() => wordsFor(language, texts), [language, texts]);
  return (
    <StoreContext.Provider value={store}>
      <WordsContext.Provider value={words}>
        <Frame />
      </WordsContext.Provider>
    </StoreContext.Provider>
  );
}

function Frame() {
  const { t } = useWords();
  const store = useStore();
  const { station } = store;
  const settled = useSignal(false);
  useDocument(store);
  useKeys(store);
  useSignalEffect(() => {
    const notice = store.notice.value;
    if (notice?.kind === 'linkBroken' && notice.trouble === 'unknownLesson') showDialog('lessons');
  });
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => (frame.current ? keepFocus(frame.current) : undefined), []);
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const later of LATER) later.fetch();
      settled.value = true;
    }, SETTLED);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div ref={frame} class={`page${narrow.value && store.view.value.drawer !== null ? ' drawn' : ''}`}>
      <div>
        <button
          type="button"
          class="skip"
          onClick={() => {
            showStations(store);
            requestAnimationFrame(() => focusOn('station-panel'));
          }}
        >
          {t.skip.editor}
        </button>
        <button type="button" class="skip" onClick={() => focusOn('result')}>
          {t.skip.result}
        </button>
        <AppBar />
      </div>
      <PipelineMap />
      <main class={`main${store.lesson.value ? ' teaching' : ''}`}>
        {store.lesson.value && <LessonCard />}
        <div
          class="panel"
          id="station-panel"
          role="tabpanel"
          tabIndex={-1}
          aria-labelledby={`station-${station.value}`}
        >
          {narrow.value && <StationName id={station.value} />}
          <Station key={station.value} id={station.value} />
        </div>
      </main>
      <Notices />
      {settled.value && <UpdateNotice />}
      <ResultBar />
      <Drawer />
      <Dialogs />
      <ToastArea />
      <Announcer />
      {touched.value && store.outcome.value !== null && <Touch />}
    </div>
  );
}

/** Fragments hold scenarios here: what skips must move the focus and leave the address alone. */
function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}

/** The tab has only room for a short name; to those who do not see, it has the whole one. */
function StationName({ id }: { readonly id: StationId }) {
  const { t, language } = useWords();
  return (
    <p class="station-name" aria-hidden="true">
      {t.stations[id]}
      {language !== 'en' && (
        <span class="english" lang="en">
          {ENGLISH.dictionary.stations[id]}
        </span>
      )}
    </p>
  );
}

function Station({ id }: { readonly id: StationId }) {
  switch (id) {
    case 'client':
      return <ClientStation />;
    case 'methodRequest':
      return <MethodRequestStation />;
    case 'integrationRequest':
      return <IntegrationRequestStation />;
    case 'backend':
      return <BackendStation />;
    case 'integrationResponse':
      return <IntegrationResponseStation />;
    case 'methodResponse':
      return <MethodResponseStation />;
    default:
      return id satisfies never;
  }
}

function Dialogs() {
  return (
    <>
      {dialogShown.value === 'import' && <ImportDialog />}
      {dialogShown.value === 'lessons' && <LessonList />}
      {dialogShown.value === 'answer' && <AnswerDialog />}
      {dialogShown.value === 'help' && <HelpDialog />}
      {dialogShown.value === 'embed' && <EmbedDialog />}
      {dialogShown.value === 'commands' && <CommandDialog />}
      {sharing.value !== null && <ShareDialog />}
    </>
  );
}

function useKeys(store: Store): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandOf(event, store.view.peek().keys);
      if (!command) return;
      event.preventDefault();
      command.run(store);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store]);
}

/** At most this often the settled state is said, in milliseconds. */
const QUIET = 1000;

/** One polite live region: what the page settled on. */
function Announcer() {
  const { t } = useWords();
  const store = useStore();
  const said = useSignal('');
  const status = store.outcome.value?.response.status;
  const problems = store.problems.value.filter((problem) => problem.severity === 'error');
  const first = problems[0]?.where;
  const where =
    first?.line === undefined
      ? ''
      : t.announce.firstProblem(t.stations[stationOfField(first.field)], first.line);
  const settled = store.stale.value
    ? `${t.announce.stale} ${where}`
    : status === undefined
      ? ''
      : [t.announce.response(status), t.announce.problems(problems.length), where].filter(Boolean).join(' ');
  useEffect(() => {
    const timer = setTimeout(() => {
      said.value = settled;
    }, QUIET);
    return () => clearTimeout(timer);
  }, [settled, said]);
  return (
    <div class="visually-hidden" role="status" aria-live="polite" data-announcer>
      {said.value}
    </div>
  );
}
