import { startCompletion } from '@codemirror/autocomplete';
import { EditorView } from '@codemirror/view';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useWords } from '../i18n';
import { STATIONS } from '../state/contract';
import { Icon } from '../ui/icons';
import { useStore } from '../ui/store-context';

/** What templates and JSON are made of, and what keyboards on a screen hide on their second page. */
const KEYS = ['$', '#', '{', '}', '(', ')', "'", '"', '.'] as const;

/** What only fingers need: keys over the keyboard on the screen, and swiping from station to station. */
export function Touch() {
  useSwipe();
  return <KeyRow />;
}

/** The editor that is written in, if one has the focus. */
function writtenIn(): EditorView | null {
  const inside = document.activeElement?.shadowRoot?.activeElement;
  const content = inside?.closest<HTMLElement>('.cm-content');
  if (!content || content.getAttribute('aria-readonly') === 'true') return null;
  return EditorView.findFromDOM(content);
}

/** Types as the keyboard would, so that what reacts to typing does. */
function type(text: string): void {
  const view = writtenIn();
  if (!view || view.composing) return;
  const { from, to } = view.state.selection.main;
  const typed = () =>
    view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, from, to, text, typed))) view.dispatch(typed());
}

function KeyRow() {
  const { t } = useWords();
  const shown = useSignal(false);
  const lift = useSignal(0);
  useEffect(() => {
    const look = () => {
      shown.value = writtenIn() !== null;
    };
    // The focus moves from one element to the next through none.
    const later = () => setTimeout(look);
    const place = () => {
      const seen = window.visualViewport;
      lift.value = seen ? Math.max(0, window.innerHeight - seen.offsetTop - seen.height) : 0;
    };
    look();
    place();
    document.addEventListener('focusin', later);
    document.addEventListener('focusout', later);
    window.visualViewport?.addEventListener('resize', place);
    window.visualViewport?.addEventListener('scroll', place);
    return () => {
      document.removeEventListener('focusin', later);
      document.removeEventListener('focusout', later);
      window.visualViewport?.removeEventListener('resize', place);
      window.visualViewport?.removeEventListener('scroll', place);
    };
  }, []);
  if (!shown.value) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: keys are no fields
    <div
      class="key-row"
      role="group"
      aria-label={t.keyRow.label}
      style={{ insetBlockEnd: `${lift.value}px` }}
      // The editor keeps the focus, and the keyboard stays.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {KEYS.map((key) => (
        <button
          key={key}
          type="button"
          tabIndex={-1}
          aria-label={t.keyRow.type(key)}
          onClick={() => type(key)}
        >
          {key}
        </button>
      ))}
      <button
        type="button"
        tabIndex={-1}
        aria-label={t.keyRow.complete}
        onClick={() => {
          const view = writtenIn();
          if (view) startCompletion(view);
        }}
      >
        <Icon name="hint" />
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t.keyRow.done}
        onClick={() => writtenIn()?.contentDOM.blur()}
      >
        <Icon name="down" />
      </button>
    </div>
  );
}

/** How far a finger goes for another station, in pixels. */
const FAR = 64;

/** What is moved sideways in its own right. */
const OWN =
  '.editor:not(.fixed), input, select, textarea, [role="tablist"], [role="separator"], .segments, pre';

function useSwipe(): void {
  const { station } = useStore();
  useEffect(() => {
    let from: { readonly x: number; readonly y: number; readonly at: number } | null = null;
    const start = (event: TouchEvent) => {
      const finger = event.touches[0];
      const target = event.target instanceof Element ? event.target : null;
      const inPanel = target?.closest('#station-panel') && !target.closest(OWN);
      from =
        finger && inPanel && event.touches.length === 1
          ? { x: finger.clientX, y: finger.clientY, at: event.timeStamp }
          : null;
    };
    const end = (event: TouchEvent) => {
      const finger = event.changedTouches[0];
      if (!from || !finger) return;
      const [x, y] = [finger.clientX - from.x, finger.clientY - from.y];
      const quick = event.timeStamp - from.at < 600;
      from = null;
      if (!quick || Math.abs(x) < FAR || Math.abs(x) < 2 * Math.abs(y)) return;
      const next = STATIONS[STATIONS.indexOf(station.peek()) + (x < 0 ? 1 : -1)];
      if (next) station.value = next;
    };
    document.addEventListener('touchstart', start, { passive: true });
    document.addEventListener('touchend', end, { passive: true });
    return () => {
      document.removeEventListener('touchstart', start);
      document.removeEventListener('touchend', end);
    };
  }, [station]);
}
