/** What can take the focus when the element that had it is gone. */
const FOCUSABLE = 'button:not(:disabled), input:not(:disabled), select, textarea, a[href], [tabindex="0"]';

/**
 * Keeps the focus from falling out of the page: when the element that had it is removed or switched off, what stands
 * nearest to it takes over. Answers how to stop.
 */
export function keepFocus(root: HTMLElement): () => void {
  let last: Element | null = null;
  let around: readonly Element[] = [];
  const remember = () => {
    last = document.activeElement;
    around = [];
    for (let at = last?.parentElement; at && at !== root; at = at.parentElement) around = [...around, at];
  };
  const mend = () => {
    if (document.activeElement !== document.body || !last) return;
    if (last.isConnected && !last.matches(':disabled')) return;
    last = null;
    for (const place of around) {
      if (!place.isConnected || !(place instanceof HTMLElement)) continue;
      const within = [...place.querySelectorAll<HTMLElement>(FOCUSABLE)].find((found) =>
        found.checkVisibility(),
      );
      const next = place.tabIndex >= -1 && place.hasAttribute('tabindex') ? place : within;
      if (next) {
        next.focus({ preventScroll: true });
        return;
      }
    }
  };
  const watcher = new MutationObserver(mend);
  watcher.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  root.addEventListener('focusin', remember);
  return () => {
    watcher.disconnect();
    root.removeEventListener('focusin', remember);
  };
}
