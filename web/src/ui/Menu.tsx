import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon, type IconName } from './icons';

export interface MenuProps {
  readonly label: string;
  readonly icon: IconName;
  /** Whether the label stands beside the icon where there is room. */
  readonly wide?: boolean;
  /** What stands under the icon always. */
  readonly caption?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A button that opens a menu: arrows, Home and End move in it, Escape closes it and brings the focus back. */
export function Menu({ label, icon, wide, caption, class: extra, children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const menu = list.current;
    if (!menu) return undefined;
    const place = (event: ToggleEvent) => {
      button.current?.setAttribute('aria-expanded', String(event.newState === 'open'));
      if (event.newState !== 'open' || !button.current) return;
      const anchor = button.current.getBoundingClientRect();
      const width = menu.offsetWidth;
      const below = anchor.bottom + 4;
      const above = Math.max(8, anchor.top - 4 - menu.offsetHeight);
      menu.style.top = `${below + menu.offsetHeight > window.innerHeight && anchor.top > below / 2 ? above : below}px`;
      menu.style.left = `${Math.max(8, Math.min(anchor.left, window.innerWidth - width - 8))}px`;
      itemsOf(menu)[0]?.focus();
    };
    menu.addEventListener('toggle', place);
    return () => menu.removeEventListener('toggle', place);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const menu = list.current;
    if (!menu) return;
    const items = itemsOf(menu);
    const at = items.findIndex((item) => item.isSameNode(document.activeElement));
    const go = (index: number) => {
      event.preventDefault();
      items[(index + items.length) % items.length]?.focus();
    };
    switch (event.key) {
      case 'ArrowDown':
        go(at + 1);
        break;
      case 'ArrowUp':
        go(at - 1);
        break;
      case 'Home':
        go(0);
        break;
      case 'End':
        go(items.length - 1);
        break;
      case 'Tab':
        menu.hidePopover();
        break;
      case 'Escape':
        event.preventDefault();
        event.stopPropagation();
        menu.hidePopover();
        button.current?.focus();
        break;
    }
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        class={`button plain${wide || caption ? '' : ' icon-only'}${extra ? ` ${extra}` : ''}`}
        popovertarget={id}
        aria-haspopup="menu"
        aria-expanded="false"
        aria-label={label}
        title={wide || caption ? undefined : label}
      >
        <Icon name={icon} />
        {wide && <span class="label-wide">{label}</span>}
        {caption && <span>{caption}</span>}
      </button>
      <div
        ref={list}
        id={id}
        class="menu"
        popover="auto"
        role="menu"
        tabIndex={0}
        aria-label={label}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest('[role^="menuitem"]')) {
            list.current?.hidePopover();
            button.current?.focus();
          }
        }}
      >
        {children}
      </div>
    </>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)')];
}

/** Items of a menu that belong together, under a heading. */
export function MenuGroup({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div role="group" aria-labelledby={id}>
      <div id={id} class="group" role="presentation">
        {label}
      </div>
      {children}
    </div>
  );
}

export interface MenuItemProps {
  readonly onSelect: () => void;
  readonly note?: string | undefined;
  readonly checked?: boolean;
  readonly lang?: string;
  readonly disabled?: boolean;
  /** Names the drawer that the item shows. */
  readonly mark?: string;
  readonly children: ComponentChildren;
}

export function MenuItem({ onSelect, note, checked, lang, disabled, mark, children }: MenuItemProps) {
  const content = (
    <>
      <span>{children}</span>
      {note && <span class="item-note">{note}</span>}
    </>
  );
  if (checked === undefined) {
    return (
      <button type="button" role="menuitem" tabIndex={-1} lang={lang} disabled={disabled} onClick={onSelect}>
        {content}
      </button>
    );
  }
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={checked}
      data-drawer={mark}
      tabIndex={-1}
      lang={lang}
      onClick={onSelect}
    >
      {content}
    </button>
  );
}
