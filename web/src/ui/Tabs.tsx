import type { ComponentChildren } from 'preact';

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly tabs: ReadonlyArray<{ readonly id: T; readonly text: ComponentChildren }>;
  readonly onChange: (value: T) => void;
  /** The id of the panel that the tabs show. */
  readonly panel: string;
  /** Marks each tab with its id, in this attribute. */
  readonly mark?: `data-${string}`;
}

/** A row of tabs with a roving tab stop: arrows, Home and End choose. */
export function Tabs<T extends string>({ label, value, tabs, onChange, panel, mark }: TabsProps<T>) {
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === value);
    const next = rovedTo(event.key, at, tabs.length);
    const tab = next === null ? undefined : tabs[next];
    if (!tab || !(event.currentTarget instanceof HTMLElement) || next === null) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
    onChange(tab.id);
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab, index) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.id === value}
          aria-controls={tab.id === value ? panel : undefined}
          tabIndex={tab.id === value || (value === null && index === 0) ? 0 : -1}
          onClick={() => onChange(tab.id)}
          {...(mark ? { [mark]: tab.id } : {})}
        >
          {tab.text}
        </button>
      ))}
    </div>
  );
}

/** Where a key leads in a row of tabs; `null` where it is not such a key. */
export function rovedTo(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
