import type { ComponentChildren } from 'preact';
import { lessonFragment } from '../state/fragment';

/** Whether the next lesson that opens was asked for here: then its card takes the focus. */
let isAwaited = false;

/** Answers that once. */
export function takeAwaited(): boolean {
  const was = isAwaited;
  isAwaited = false;
  return was;
}

function expectLesson(name: string): void {
  isAwaited = location.hash !== lessonFragment(name);
}

export interface LessonLinkProps {
  readonly name: string;
  readonly current: boolean;
  readonly onFollow: () => void;
  readonly children: ComponentChildren;
}

/** The way to a lesson: a link like any other, which can be copied and opened beside. */
export function LessonLink({ name, current, onFollow, children }: LessonLinkProps) {
  return (
    <a
      href={lessonFragment(name)}
      aria-current={current ? 'true' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        expectLesson(name);
        onFollow();
      }}
    >
      {children}
    </a>
  );
}

export interface LessonButtonProps {
  readonly name: string;
  readonly class: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A step from one lesson to the other. */
export function LessonButton({ name, class: extra, label, children }: LessonButtonProps) {
  return (
    <button
      type="button"
      class={`button ${extra}`}
      aria-label={label}
      title={label}
      onClick={() => {
        expectLesson(name);
        location.hash = lessonFragment(name);
      }}
    >
      {children}
    </button>
  );
}
