import { useEffect } from 'preact/hooks';
import { useWords } from './i18n';
import { BottomBar } from './panels/BottomBar';
import { DRAWERS, type DrawerId } from './state/contract';
import { Icon } from './ui/icons';
import { lazy } from './ui/lazy';
import { narrow } from './ui/narrow';
import { Splitter } from './ui/Splitter';
import { useStore } from './ui/store-context';
import { Tabs } from './ui/Tabs';

const Compare = lazy(() => import('./panels/Compare').then((panel) => panel.Compare));
const History = lazy(() => import('./panels/History').then((panel) => panel.History));
const Json = lazy(() => import('./panels/Json').then((panel) => panel.Json));
const Log = lazy(() => import('./panels/Log').then((panel) => panel.Log));
const Problems = lazy(() => import('./panels/Problems').then((panel) => panel.Problems));
const Sequence = lazy(() => import('./panels/Sequence').then((panel) => panel.Sequence));
const Trace = lazy(() => import('./panels/Trace').then((panel) => panel.Trace));

const INITIAL = 0.4;

/** The drawer under the result: closed until a tab of it is chosen. Where there is no room it takes the stations' place. */
export function Drawer() {
  const { t } = useWords();
  const store = useStore();
  const { view, problems } = store;
  const { drawer, drawerSize } = view.value;
  const set = (next: DrawerId | null) => {
    view.value = { ...view.value, drawer: next };
  };
  useEffect(() => {
    if (drawer === 'compare' && store.comparison.peek() === null) store.compare({ kind: 'twin' });
    if (drawer !== 'compare') store.compare(null);
  }, [drawer, store]);
  const errors = problems.value.filter((problem) => problem.severity === 'error').length;
  const count = problems.value.length;
  const isNarrow = narrow.value;
  const panel = drawer !== null && (
    <div
      key="panel"
      id="drawer-content"
      class="content"
      role="tabpanel"
      aria-label={t.drawer.tabs[drawer]}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel of tabs takes the focus
      tabIndex={0}
      style={{ '--drawer': `${Math.round(drawerSize * 100)}vh` }}
    >
      {isNarrow && <h2 class="visually-hidden">{t.drawer.tabs[drawer]}</h2>}
      <Content drawer={drawer} />
    </div>
  );
  return (
    <section
      class="drawer"
      // Where it takes the stations' place it is what the page is about.
      role={isNarrow && drawer !== null ? 'main' : undefined}
      aria-label={t.drawer.label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || drawer === null) return;
        set(null);
        event.currentTarget.querySelector<HTMLElement>('[role="tab"][tabindex="0"]')?.focus();
      }}
    >
      {drawer !== null && !isNarrow && (
        <Splitter
          flat
          reversed
          label={t.columns.resizeDrawer}
          controls="drawer-content"
          value={drawerSize}
          min={0.15}
          max={0.75}
          initial={INITIAL}
          onChange={(value) => {
            view.value = { ...view.value, drawerSize: value };
          }}
        />
      )}
      {isNarrow && panel}
      {isNarrow ? (
        <BottomBar />
      ) : (
        <div class="strip">
          <Tabs
            label={t.drawer.label}
            value={drawer}
            panel="drawer-content"
            mark="data-drawer"
            tabs={DRAWERS.map((id) => ({
              id,
              text:
                id === 'problems' ? (
                  <>
                    {t.drawer.tabs[id]}
                    <span class={`badge${errors > 0 ? ' error' : count > 0 ? ' warning' : ''}`}>{count}</span>
                  </>
                ) : (
                  t.drawer.tabs[id]
                ),
            }))}
            onChange={set}
          />
          <button
            type="button"
            class="button plain icon-only"
            aria-label={drawer === null ? t.drawer.open : t.drawer.close}
            aria-expanded={drawer !== null}
            onClick={() => set(drawer === null ? 'problems' : null)}
          >
            <Icon name={drawer === null ? 'up' : 'down'} />
          </button>
        </div>
      )}
      {!isNarrow && panel}
    </section>
  );
}

function Content({ drawer }: { readonly drawer: DrawerId }) {
  switch (drawer) {
    case 'problems':
      return <Problems />;
    case 'trace':
      return <Trace />;
    case 'log':
      return <Log />;
    case 'compare':
      return <Compare />;
    case 'sequence':
      return <Sequence />;
    case 'json':
      return <Json />;
    case 'history':
      return <History />;
    default:
      return drawer satisfies never;
  }
}
