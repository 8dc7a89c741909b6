import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import '../styles/provenance.css';
import { toCounterpart } from '../editor/counterpart';
import type { Traced } from '../editor/Editor';
import { leftBlanks, provenanceAt, provenanceIn } from '../editor/provenance';
import { told } from '../editor/told';
import { useWords } from '../i18n';
import { Icon } from '../ui/icons';
import {
  allShown,
  blanksShown,
  hovered,
  pinned,
  pointed,
  pointedRead,
  selected,
  sheetShown,
  turned,
} from '../ui/pointed';
import { useStore } from '../ui/store-context';

/** What wrote the characters that are pointed at, in words, with the way through the rounds of a loop. */
export function Provenance({ traced }: { readonly traced: Traced }) {
  const { t } = useWords();
  const store = useStore();
  const found = useFound(traced);
  const read = found?.read ?? null;
  useLayoutEffect(() => {
    pointedRead.value = read;
    return () => {
      pointedRead.value = null;
    };
  }, [read]);
  return (
    <div class="provenance">
      <Words traced={traced} />
      <div class="row wrap">
        <button
          type="button"
          class="button quiet"
          disabled={pinned.value?.template !== traced.text.template}
          onClick={() => toCounterpart(store)}
        >
          {t.provenance.jump}
        </button>
        <Toggle label={t.provenance.all} shown={allShown} />
        <Toggle label={t.provenance.blanks} shown={blanksShown} />
        <Selection traced={traced} />
      </div>
      {sheetShown.value && <Sheet traced={traced} />}
    </div>
  );
}

function useFound({ text }: Traced) {
  const at = pointed.value;
  const turn = turned.value;
  return useMemo(
    () => (at?.template === text.template ? provenanceAt(text, at.side, at.offset, turn) : null),
    [text, at, turn],
  );
}

function Words({ traced }: { readonly traced: Traced }) {
  const { t } = useWords();
  const found = useFound(traced);
  const blanks = useMemo(
    () => (found?.kind === 'text' ? leftBlanks(traced.text, traced.template, traced.output) : []),
    [traced, found?.kind],
  );
  const isHere = pointed.value?.template === traced.text.template;
  if (!found) {
    return <p class="small muted">{isHere ? t.provenance.nothing : t.words.pointHint}</p>;
  }
  const isBlank = (offset: number) => blanks.some((blank) => offset >= blank.from && offset < blank.to);
  const offset = pointed.value?.side === 'output' ? pointed.value.offset : found.output.from;
  const left = isBlank(offset) ? blanks.filter((blank) => offset >= blank.from && offset < blank.to) : [];
  return (
    <div class="row wrap">
      <p class="small muted">{told(t, found, traced, left)}</p>
      {found.turns > 1 && (
        <Rounds traced={traced} turn={found.turn} turns={found.turns} source={found.source.from} />
      )}
    </div>
  );
}

interface RoundsProps {
  readonly traced: Traced;
  readonly turn: number;
  readonly turns: number;
  readonly source: number;
}

/** Which of the outputs of a source is looked at, and the way to the others. */
function Rounds({ traced, turn, turns, source }: RoundsProps) {
  const { t } = useWords();
  const go = (next: number) => {
    const { template } = traced.text;
    hovered.value = null;
    // The source is what stays; its outputs are gone through.
    turned.value = { template, source, turn: ((next - 1 + turns) % turns) + 1 };
    pinned.value = { template, side: 'source', offset: source };
  };
  return (
    <span class="rounds small">
      <button
        type="button"
        class="button plain icon-only"
        aria-label={t.provenance.previous}
        title={t.provenance.previous}
        onClick={() => go(turn - 1)}
      >
        <Icon name="chevron" class="back" />
      </button>
      <span>{t.provenance.repeated(turn, turns)}</span>
      <button
        type="button"
        class="button plain icon-only"
        aria-label={t.provenance.next}
        title={t.provenance.next}
        onClick={() => go(turn + 1)}
      >
        <Icon name="chevron" />
      </button>
    </span>
  );
}

function Toggle({ label, shown }: { readonly label: string; readonly shown: typeof allShown }) {
  return (
    <button
      type="button"
      class="button quiet"
      aria-pressed={shown.value}
      onClick={() => {
        shown.value = !shown.value;
      }}
    >
      {label}
    </button>
  );
}

/** How many pieces are selected, and the way to their list. */
function Selection({ traced }: { readonly traced: Traced }) {
  const { t } = useWords();
  const { view } = useStore();
  const range = selected.value;
  if (range?.template !== traced.text.template) return null;
  const { count } = provenanceIn(traced.text, range, 0);
  return (
    <button
      type="button"
      class="button quiet"
      onClick={() => {
        view.value = { ...view.value, drawer: 'trace' };
      }}
    >
      {t.provenance.selected(count)}
    </button>
  );
}

/** The words in a sheet over the page's foot: what a finger on the result shows. */
function Sheet({ traced }: { readonly traced: Traced }) {
  const { t } = useWords();
  const store = useStore();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.showPopover?.();
  }, []);
  return (
    <div
      class="provenance-sheet"
      ref={box}
      popover="manual"
      role="dialog"
      aria-label={t.provenance.sheet}
      onKeyDown={(event) => {
        if (event.key === 'Escape') sheetShown.value = false;
      }}
    >
      <div class="row spread">
        <strong>{t.provenance.sheet}</strong>
        <button
          type="button"
          class="button plain icon-only"
          aria-label={t.words.close}
          onClick={() => {
            sheetShown.value = false;
          }}
        >
          <Icon name="close" />
        </button>
      </div>
      <Words traced={traced} />
      <button
        type="button"
        class="button"
        onClick={() => {
          sheetShown.value = false;
          toCounterpart(store);
        }}
      >
        {t.provenance.jump}
      </button>
    </div>
  );
}
