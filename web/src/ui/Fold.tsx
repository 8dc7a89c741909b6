import type { ComponentChildren } from 'preact';
import { Icon } from './icons';
import { useStore } from './store-context';

export interface FoldProps {
  /** The name under which the page remembers whether it is open. */
  readonly name: string;
  readonly title: string;
  readonly count?: number;
  /** What is inside, in a word or two. */
  readonly gist?: string;
  readonly open?: boolean;
  /** Whether the title is a heading of the page. */
  readonly heading?: boolean;
  readonly children: ComponentChildren;
}

/** What only some people need: closed at first, and remembered once opened. */
export function Fold({ name, title, count, gist, open, heading, children }: FoldProps) {
  const { view } = useStore();
  const remembered = view.value.folds[name];
  return (
    <details
      class="fold"
      open={remembered ?? open ?? false}
      onToggle={(event) => {
        const now = event.currentTarget.open;
        if (now !== (view.value.folds[name] ?? open ?? false)) {
          view.value = { ...view.value, folds: { ...view.value.folds, [name]: now } };
        }
      }}
    >
      <summary>
        <Icon name="chevron" class="turn" />
        {heading ? <h3>{title}</h3> : <span>{title}</span>}
        {count !== undefined && count > 0 && <span class="badge">{count}</span>}
        {gist && <span class="gist">{gist}</span>}
      </summary>
      <div class="content">{children}</div>
    </details>
  );
}
