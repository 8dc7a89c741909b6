import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useWords } from '../i18n';
import { setOptional } from '../state/change';
import type { Language, Theme } from '../state/contract';
import { newScenario } from '../ui/commands';
import { copyText } from '../ui/copy';
import { shareRequest, showDialog } from '../ui/dialogs';
import { Icon, Logo } from '../ui/icons';
import { lazy } from '../ui/lazy';
import { Menu, MenuGroup, MenuItem } from '../ui/Menu';
import { narrow } from '../ui/narrow';
import { useStore } from '../ui/store-context';
import { toast } from '../ui/toast';

/** The examples' names weigh too much to come before the first result; so long after it, in milliseconds. */
const AFTER_FIRST_RESULT = 200;
const ExampleItems = lazy(() => import('./ExampleItems').then((items) => items.ExampleItems));

const LANGUAGES: ReadonlyArray<readonly [Language, string]> = [
  ['ko', '한국어'],
  ['en', 'English'],
];
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const THEME_ICONS = { system: 'contrast', light: 'sun', dark: 'moon' } as const;

/** The bar at the top: title, lessons, examples, import, share, language, theme, help. */
export function AppBar() {
  const { t } = useWords();
  const { scenario, update } = useStore();
  return (
    <header class="bar">
      <h1 class="brand">
        <Logo />
        <span class="brand-name">Gatelens</span>
      </h1>
      <input
        class="title-field"
        aria-label={t.bar.title}
        value={scenario.value.title ?? ''}
        placeholder={t.bar.untitled}
        spellcheck={false}
        onInput={(event) => {
          const title = event.currentTarget.value;
          update((old) => setOptional(old, 'title', title === '' ? undefined : title));
        }}
      />
      {narrow.value ? <NarrowTools /> : <WideTools />}
    </header>
  );
}

function WideTools() {
  const { t } = useWords();
  const store = useStore();
  return (
    <>
      <span class="space" />
      <button
        type="button"
        class="button plain icon-only"
        aria-label={t.bar.undo}
        title={t.bar.undo}
        disabled={!store.canUndo.value}
        onClick={() => store.undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        class="button plain icon-only"
        aria-label={t.bar.redo}
        title={t.bar.redo}
        disabled={!store.canRedo.value}
        onClick={() => store.redo()}
      >
        <Icon name="redo" />
      </button>
      <span class="rule" />
      <button
        type="button"
        class="button plain"
        aria-label={t.bar.lessons}
        onClick={() => showDialog('lessons')}
      >
        <Icon name="lesson" />
        <span class="label-wide">{t.bar.lessons}</span>
      </button>
      <ExamplesMenu />
      <button
        type="button"
        class="button plain"
        aria-label={t.bar.import}
        onClick={() => showDialog('import')}
      >
        <Icon name="import" />
        <span class="label-wide">{t.bar.import}</span>
      </button>
      <ShareMenu />
      <span class="rule" />
      <Menu label={t.bar.language} icon="language">
        <Languages />
      </Menu>
      <Menu label={t.bar.theme} icon={THEME_ICONS[store.view.value.theme]}>
        <Themes />
      </Menu>
      <button
        type="button"
        class="button plain icon-only"
        aria-label={t.bar.help}
        title={t.bar.help}
        onClick={() => showDialog('help')}
      >
        <Icon name="help" />
      </button>
    </>
  );
}

/** What there is no room for stands in a menu. */
function NarrowTools() {
  const { t } = useWords();
  const store = useStore();
  return (
    <>
      <ExamplesMenu />
      <ShareMenu />
      <Menu label={t.bar.more} icon="more">
        <MenuItem onSelect={() => showDialog('lessons')}>{t.bar.lessons}</MenuItem>
        <MenuItem disabled={!store.canUndo.value} onSelect={() => store.undo()}>
          {t.bar.undo}
        </MenuItem>
        <MenuItem disabled={!store.canRedo.value} onSelect={() => store.redo()}>
          {t.bar.redo}
        </MenuItem>
        <MenuItem onSelect={() => showDialog('import')}>{t.bar.import}</MenuItem>
        <MenuItem onSelect={() => showDialog('commands')}>{t.commands.palette}</MenuItem>
        <MenuItem onSelect={() => showDialog('help')}>{t.bar.help}</MenuItem>
        <MenuGroup label={t.bar.language}>
          <Languages />
        </MenuGroup>
        <MenuGroup label={t.bar.theme}>
          <Themes />
        </MenuGroup>
      </Menu>
    </>
  );
}

function ExamplesMenu() {
  const { t } = useWords();
  const store = useStore();
  const ready = useSignal(false);
  const shown = store.outcome.value !== null;
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => {
      ready.value = true;
    }, AFTER_FIRST_RESULT);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <Menu label={t.bar.examples} icon="book" wide>
      <MenuItem note={t.commands.newNote} onSelect={() => newScenario(store)}>
        {t.commands.new}
      </MenuItem>
      {ready.value && <ExampleItems />}
    </Menu>
  );
}

function Languages() {
  const { view } = useStore();
  return (
    <>
      {LANGUAGES.map(([id, name]) => (
        <MenuItem
          key={id}
          lang={id}
          checked={view.value.language === id}
          onSelect={() => {
            view.value = { ...view.value, language: id };
          }}
        >
          {name}
        </MenuItem>
      ))}
    </>
  );
}

function Themes() {
  const { t } = useWords();
  const { view } = useStore();
  return (
    <>
      {THEMES.map((theme) => (
        <MenuItem
          key={theme}
          checked={view.value.theme === theme}
          onSelect={() => {
            view.value = { ...view.value, theme };
          }}
        >
          {t.bar.themes[theme]}
        </MenuItem>
      ))}
    </>
  );
}

function ShareMenu() {
  const { t } = useWords();
  const store = useStore();
  const copyMarkdown = async () => {
    const link = await store.link({ redact: true });
    const { markdownOf } = await import('../state/markdown');
    const text = markdownOf(store.scenario.peek(), store.outcome.peek(), link, t);
    toast((await copyText(text)) ? t.share.copiedText : t.share.failed);
  };
  const copyLesson = async () => {
    const link = store.lessonLink();
    if (link !== null) toast((await copyText(link)) ? t.share.copied(link.length) : t.share.failed);
  };
  const expect = async () => {
    const { expectationOf } = await import('../state/expectation');
    const outcome = store.outcome.peek();
    if (!outcome || store.stale.peek()) return;
    store.update((old) => ({ ...old, expect: expectationOf(outcome) }));
    toast(t.share.expected, { label: t.bar.undo, run: () => store.undo() });
  };
  return (
    <Menu label={t.bar.share} icon="share" wide>
      <MenuItem onSelect={() => shareRequest('link')}>{t.share.link}</MenuItem>
      {store.lesson.value && (
        <MenuItem note={t.share.lessonNote} onSelect={copyLesson}>
          {t.share.lesson}
        </MenuItem>
      )}
      <MenuItem note={t.share.markdownNote} onSelect={copyMarkdown}>
        {t.share.markdown}
      </MenuItem>
      <MenuItem note={t.embed.copyNote} onSelect={() => showDialog('embed')}>
        {t.embed.copy}
      </MenuItem>
      <MenuItem note={t.share.downloadNote} onSelect={() => shareRequest('download')}>
        {t.share.download}
      </MenuItem>
      <MenuItem note={t.share.expectNote} onSelect={expect}>
        {t.share.expect}
      </MenuItem>
      <p class="note" role="none">
        {t.share.linkNote}
      </p>
    </Menu>
  );
}
