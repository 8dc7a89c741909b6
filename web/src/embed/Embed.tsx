import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { textsFor, useWords, WordsContext, wordsFor } from '../i18n';
import type { StationId, Store } from '../state/contract';
import { PartsContext } from '../ui/Columns';
import { Icon } from '../ui/icons';
import { lazy } from '../ui/lazy';
import { ReadOnlyContext } from '../ui/readonly-context';
import { StatusCode } from '../ui/StatusCode';
import { StoreContext, useStore } from '../ui/store-context';
import { ToastArea } from '../ui/toast';
import { useDocument } from '../ui/useDocument';

const STATION_PANELS = {
  client: lazy(() => import('../panels/ClientStation').then((panel) => panel.ClientStation)),
  methodRequest: lazy(() =>
    import('../panels/MethodRequestStation').then((panel) => panel.MethodRequestStation),
  ),
  integrationRequest: lazy(() =>
    import('../panels/IntegrationRequestStation').then((panel) => panel.IntegrationRequestStation),
  ),
  backend: lazy(() => import('../panels/BackendStation').then((panel) => panel.BackendStation)),
  integrationResponse: lazy(() =>
    import('../panels/IntegrationResponseStation').then((panel) => panel.IntegrationResponseStation),
  ),
  methodResponse: lazy(() =>
    import('../panels/MethodResponseStation').then((panel) => panel.MethodResponseStation),
  ),
} satisfies Record<StationId, unknown>;

/** One station in another page: its rule, its outcome, and one line about the result. */
export function Embed({ store, readonly }: { readonly store: Store; readonly readonly: boolean }) {
  const { language } = store.view.value;
  const texts = textsFor(language);
  const words = useMemo(() => wordsFor(language, texts), [language, texts]);
  return (
    <StoreContext.Provider value={store}>
      <WordsContext.Provider value={words}>
        <PartsContext.Provider value={['rule', 'out']}>
          <ReadOnlyContext.Provider value={readonly}>
            <Frame readonly={readonly} />
          </ReadOnlyContext.Provider>
        </PartsContext.Provider>
      </WordsContext.Provider>
    </StoreContext.Provider>
  );
}

function Frame({ readonly }: { readonly readonly: boolean }) {
  const { t } = useWords();
  const store = useStore();
  const { station } = store;
  const main = useRef<HTMLElement>(null);
  useDocument(store);
  // What an embed is about stands further down in its rule; only its own column is moved, never the page around it.
  useEffect(() => {
    const frame = main.current;
    if (!frame) return undefined;
    const show = () => {
      const column = frame.querySelector<HTMLElement>('.column.rule > .scroll');
      const template = column?.querySelector<HTMLElement>('.templates');
      if (!column || !template) return;
      column.scrollTop += template.getBoundingClientRect().top - column.getBoundingClientRect().top - 8;
      observer.disconnect();
    };
    const observer = new MutationObserver(show);
    observer.observe(frame, { childList: true, subtree: true });
    show();
    return () => observer.disconnect();
  }, [station.value]);
  const Panel = STATION_PANELS[station.value];
  return (
    <div class={`embed${readonly ? ' readonly' : ''}`}>
      <main ref={main}>
        <h1 class="visually-hidden">
          {store.scenario.value.title ?? t.bar.untitled}, {t.stations[station.value]}
        </h1>
        <Panel key={station.value} />
      </main>
      <Status />
      <ToastArea />
    </div>
  );
}

function Status() {
  const { t } = useWords();
  const store = useStore();
  const { outcome, stale, fault, notice } = store;
  const now = outcome.value?.response;
  const broken = notice.value?.kind === 'linkBroken' ? notice.value : null;
  return (
    <footer class="embed-status">
      {broken ? (
        <span class="body" role="alert">
          {t.notices.linkBroken}. {t.notices.troubles[broken.trouble]}
        </span>
      ) : fault.value ? (
        <span class="body" role="alert">
          {t.fault[fault.value.kind]}{' '}
          <button type="button" class="button quiet" onClick={() => store.run()}>
            {t.fault.retry}
          </button>
        </span>
      ) : now ? (
        <>
          <span class="label">{t.result.label}</span>
          <span class={stale.value ? 'is-stale' : ''}>
            <StatusCode status={now.status} />
          </span>
          <span class={`body mono${stale.value ? ' is-stale' : ''}`}>
            {stale.value ? t.words.stale : (now.body ?? now.bodyBase64 ?? '').slice(0, 300)}
          </span>
        </>
      ) : (
        <span class="body none">{t.words.notRun}</span>
      )}
      <OpenLink />
    </footer>
  );
}

/** The way to the whole page, with what stands here now: a link made earlier would lose what was changed since. */
function OpenLink() {
  const { t } = useWords();
  const store = useStore();
  const href = useSignal<string | null>(null);
  const { scenario } = store;
  const now = scenario.value;
  useEffect(() => {
    let current = true;
    void store.link().then((link) => {
      if (current) href.value = link;
    });
    return () => {
      current = false;
    };
  }, [now]);
  if (href.value === null) return null;
  return (
    <a class="button quiet" href={href.value} target="_blank" rel="noopener noreferrer">
      {t.embed.open}
      <Icon name="outside" />
    </a>
  );
}
