import { useRef } from 'preact/hooks';

export interface SplitterProps {
  readonly label: string;
  readonly controls: string;
  /** The share of the first pane, 0 to 1. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  readonly flat?: boolean;
  readonly class?: string;
  /** The pane lies after the splitter, so that moving back makes it larger. */
  readonly reversed?: boolean;
  readonly onChange: (value: number) => void;
}

const STEP = 0.02;
const LEAP = 0.1;

/** A bar that a pointer drags and a keyboard moves: arrows, with Shift in leaps, Home, End, Enter for the first size. */
export function Splitter(props: SplitterProps) {
  const { label, controls, value, min, max, initial, flat, reversed, onChange } = props;
  const drag = useRef<{ from: number; value: number; span: number } | null>(null);
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)));

  const onKeyDown = (event: KeyboardEvent) => {
    const step = (event.shiftKey ? LEAP : STEP) * (reversed ? -1 : 1);
    const back = flat ? 'ArrowUp' : 'ArrowLeft';
    const forth = flat ? 'ArrowDown' : 'ArrowRight';
    if (event.key === back) set(value - step);
    else if (event.key === forth) set(value + step);
    else if (event.key === 'Home') set(min);
    else if (event.key === 'End') set(max);
    else if (event.key === 'Enter') set(Math.abs(value - min) < 0.001 ? initial : min);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget, which hr is not
    <div
      role="separator"
      tabIndex={0}
      class={`splitter${flat ? ' flat' : ''}${props.class ? ` ${props.class}` : ''}`}
      aria-label={label}
      aria-controls={controls}
      aria-orientation={flat ? 'horizontal' : 'vertical'}
      aria-valuenow={Math.round(value * 100)}
      aria-valuemin={Math.round(min * 100)}
      aria-valuemax={Math.round(max * 100)}
      onKeyDown={onKeyDown}
      onDblClick={() => set(initial)}
      onPointerDown={(event) => {
        const area = event.currentTarget.parentElement?.getBoundingClientRect();
        const span = flat ? window.innerHeight : (area?.width ?? window.innerWidth);
        drag.current = { from: flat ? event.clientY : event.clientX, value, span };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const start = drag.current;
        if (!start || start.span === 0) return;
        const moved = ((flat ? event.clientY : event.clientX) - start.from) / start.span;
        set(start.value + (reversed ? -moved : moved));
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
    />
  );
}
