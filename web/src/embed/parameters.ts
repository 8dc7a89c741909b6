/** What the address of an embed asks for, and the code that puts one into another page. */
import { type Language, STATIONS, type StationId, type Theme } from '../state/contract';

/** The height of an embed that says nothing about it, in pixels. */
export const HEIGHT = 260;
const LOWEST = 120;
const HIGHEST = 2000;

export interface EmbedParameters {
  /** The station to show; without one the example's own, or the integration request. */
  readonly station: StationId | null;
  readonly readonly: boolean;
  readonly height: number;
}

export function readParameters(query: string): EmbedParameters {
  const asked = new URLSearchParams(query);
  const readonly = asked.get('readonly');
  return {
    station: STATIONS.find((id) => id === asked.get('station')) ?? null,
    readonly: readonly !== null && readonly !== '0' && readonly !== 'false',
    height: heightOf(asked.get('height')),
  };
}

/** A height within bounds; the usual one for what is no number. */
export function heightOf(text: string | null): number {
  const height = Number.parseInt(text ?? '', 10);
  return Number.isNaN(height) ? HEIGHT : Math.max(LOWEST, Math.min(HIGHEST, height));
}

export interface EmbedOptions {
  /** The page's address with the scenario in its fragment. */
  readonly link: string;
  readonly title: string;
  readonly station: StationId;
  /** `null`: the reader's own. */
  readonly language: Language | null;
  readonly theme: Theme;
  readonly readonly: boolean;
  readonly height: number;
}

/** The frame's code, to be pasted into another page. */
export function embedCode(options: EmbedOptions): string {
  const address = new URL(options.link);
  const query = new URLSearchParams({ station: options.station });
  if (options.language) query.set('lang', options.language);
  if (options.theme !== 'system') query.set('theme', options.theme);
  if (options.readonly) query.set('readonly', '1');
  if (options.height !== HEIGHT) query.set('height', String(options.height));
  const source = `${new URL('embed.html', address).href.replace(/[?#].*$/u, '')}?${query}${address.hash}`;
  const attributes = [
    ['title', options.title],
    ['src', source],
    ['width', '100%'],
    ['height', String(options.height)],
    ['loading', 'lazy'],
    ['allow', 'clipboard-write'],
  ] as const;
  return `<iframe ${attributes.map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')}></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
