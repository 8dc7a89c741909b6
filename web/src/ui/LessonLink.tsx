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

export interface LessonLinkProps {
  readonly name: string;
  readonly class?: string;
  readonly label?: string;
  readonly current?: boolean;
  readonly onFollow?: () => void;
  readonly children: ComponentChildren;
}

/** The way to a lesson: a link like any other, which can be copied and opened beside. */
export function LessonLink({ name, class: extra, label, current, onFollow, children }: LessonLinkProps) {
  return (
    <a
      href={lessonFragment(name)}
      class={extra}
      aria-label={label}
      title={label}
      aria-current={current ? 'true' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        isAwaited = location.hash !== lessonFragment(name);
        onFollow?.();
      }}
    >
      {children}
    </a>
  );
}
