/** The page's icons: drawn on a 16 by 16 grid, coloured by the text around them, and never the only sign. */
const PATHS = {
  check: 'm3 8.5 3.2 3.2L13 5',
  arrow: 'M3 8h10m-4-4 4 4-4 4',
  through: 'M2.5 6h11m-11 4h11',
  change: 'M2.5 8h4l2-3.5 2 7 1.5-3.5h1.5',
  stop: 'M4 4h8v8H4z',
  dot: 'M8 7.6v.8',
  wait: 'M8 4.5V8l2.3 1.7M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2',
  error: 'M8 2 1.8 13.2h12.4zM8 6.4v3.2m0 1.9v.1',
  warning: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 5v3.6m0 2.2v.1',
  hint: 'M5.8 10.2a4 4 0 1 1 4.4 0v1.4H5.8zM6.4 13.8h3.2',
  plus: 'M8 3.2v9.6M3.2 8h9.6',
  minus: 'M3.5 8h9',
  close: 'm4 4 8 8m0-8-8 8',
  chevron: 'm6 3.8 4.2 4.2L6 12.2',
  down: 'm3.8 6 4.2 4.2L12.2 6',
  up: 'm3.8 10 4.2-4.2 4.2 4.2',
  copy: 'M5.5 5.5V3h7.5v7.5h-2.5M3 5.5h7.5V13H3z',
  book: 'M3 3h4.2L8 3.8 8.8 3H13v9.5H8.8l-.8.8-.8-.8H3zM8 3.8v9.5',
  import: 'M8 2.5v7m-3-3 3 3 3-3M3 10.5V13h10v-2.5',
  share: 'M8 9.5v-7m-3 3 3-3 3 3M3 10.5V13h10v-2.5',
  language:
    'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M2.2 8h11.6M8 2.2c3.2 3.6 3.2 8 0 11.6-3.2-3.6-3.2-8 0-11.6',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.5v1.2m0 10.6v1.2M1.5 8h1.2m10.6 0h1.2M3.4 3.4l.9.9m7.4 7.4.9.9m0-9.2-.9.9m-7.4 7.4-.9.9',
  moon: 'M13 9.6A5.6 5.6 0 1 1 6.4 3a4.6 4.6 0 0 0 6.6 6.6',
  contrast: 'M8 2.2a5.8 5.8 0 1 0 0 11.6zM8 2.2a5.8 5.8 0 0 1 0 11.6',
  help: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M6.3 6.4A1.8 1.8 0 1 1 8 8.6v.8m0 1.7v.1',
  more: 'M3.5 8h.1m4.4 0h.1m4.4 0h.1',
  undo: 'M5.5 3.5 2.8 6.2l2.7 2.7M3 6.2h6.2a3.4 3.4 0 0 1 0 6.8H6',
  redo: 'm10.5 3.5 2.7 2.7-2.7 2.7M13 6.2H6.8a3.4 3.4 0 0 0 0 6.8H10',
  compare: 'M3 3h4v10H3zM9 3h4v10H9z',
  trash: 'M3 4.5h10M6.3 4.5V3h3.4v1.5M4.3 4.5l.6 8.5h6.2l.6-8.5',
  mock: 'M12.5 6.2A5 5 0 0 0 3.4 7M3.5 9.8a5 5 0 0 0 9.1-.8M12.8 3.2v3.2H9.6M3.2 12.8V9.6h3.2',
  outside: 'M6.5 3.5H3.5v9h9v-3M9 3h4v4m0-4L7.5 8.5',
  pencil: 'm3 13 .6-2.8 7-7 2.2 2.2-7 7zM9.4 4.4l2.2 2.2',
  steps: 'M3 3.5h.1M6 3.5h7M3 8h.1M6 8h7m-10 4.5h.1m2.9 0h7',
  tidy: 'M3 4h10M5.5 7h7.5M5.5 10h5M3 13h7',
  lesson: 'm1.8 6.2 6.2-3 6.2 3-6.2 3zM4.3 7.4v3.4c2.2 1.7 5.2 1.7 7.4 0V7.4M14.2 6.2v3.6',
  ring: 'M8 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  document: 'M4 2.5h5L12 5.5v8H4zM9 2.5v3h3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, class: extra }: { readonly name: IconName; readonly class?: string }) {
  return (
    <svg class={extra ? `icon ${extra}` : 'icon'} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

export function Logo() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--request)" />
      <g
        fill="none"
        stroke="var(--on-request)"
        stroke-width="2.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        <path d="M7 11h13a5 5 0 0 1 0 10H7" />
        <path d="m11 17-4 4 4 4" />
      </g>
      <circle cx="14" cy="11" r="3" fill="var(--on-request)" />
    </svg>
  );
}
