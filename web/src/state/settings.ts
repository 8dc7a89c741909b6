/** The settings of the view: from the address, else from the last visit, else from the browser. */
import { DRAWERS, type DrawerId, type Language, type Theme, type View } from './contract';

const KEY = 'gatelens:view';
const VERSION = 1;

/** What a first visit gets, given the browser's languages. */
export function defaultView(languages: readonly string[]): View {
  const first = languages.find((language) => /^(?:en|ko)\b/iu.test(language));
  return {
    language: first !== undefined && /^ko\b/iu.test(first) ? 'ko' : 'en',
    theme: 'system',
    drawer: null,
    drawerSize: 0.4,
    columns: [0.28, 0.39],
    folds: {},
    keys: {},
  };
}

/** The view of the last visit over the default one, with what the address asks for over both. */
export function readView(stored: unknown, query: string, languages: readonly string[]): View {
  const fallback = defaultView(languages);
  const view = isRecord(stored) && stored['version'] === VERSION ? merged(fallback, stored) : fallback;
  const asked = new URLSearchParams(query);
  const language = asked.get('lang');
  const theme = asked.get('theme');
  return {
    ...view,
    ...(isLanguage(language) ? { language } : {}),
    ...(isTheme(theme) ? { theme } : {}),
  };
}

function merged(view: View, stored: Readonly<Record<string, unknown>>): View {
  const { language, theme, drawer, drawerSize, columns, folds, keys } = stored;
  return {
    language: isLanguage(language) ? language : view.language,
    theme: isTheme(theme) ? theme : view.theme,
    drawer: isDrawer(drawer) ? drawer : view.drawer,
    drawerSize: isShare(drawerSize) ? drawerSize : view.drawerSize,
    columns: isColumns(columns) ? columns : view.columns,
    folds: isRecord(folds) ? flagsOf(folds) : view.folds,
    keys: isRecord(keys) ? textsOf(keys) : view.keys,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isLanguage = (value: unknown): value is Language => value === 'en' || value === 'ko';
const isTheme = (value: unknown): value is Theme =>
  value === 'system' || value === 'light' || value === 'dark';
const isDrawer = (value: unknown): value is DrawerId | null =>
  value === null || DRAWERS.some((drawer) => drawer === value);
const isShare = (value: unknown): value is number => typeof value === 'number' && value > 0 && value < 1;

function isColumns(value: unknown): value is readonly [number, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    isShare(value[0]) &&
    isShare(value[1]) &&
    value[0] + value[1] < 1
  );
}

function flagsOf(folds: Readonly<Record<string, unknown>>): Readonly<Record<string, boolean>> {
  const flags: Record<string, boolean> = {};
  for (const [name, open] of Object.entries(folds)) {
    if (typeof open === 'boolean') flags[name] = open;
  }
  return flags;
}

function textsOf(keys: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(keys)) {
    if (typeof text === 'string') texts[name] = text;
  }
  return texts;
}

/** What was stored by the last visit; anything unreadable is nothing. */
export function loadSettings(): unknown {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function saveSettings(view: View): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ version: VERSION, ...view }));
  } catch {
    // Storage that is full or forbidden costs the settings alone.
  }
}
