import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { MergeProps } from '../editor/Merge';
import { useWords } from '../i18n';
import { useNarrow } from '../ui/useNarrow';

const loaded = signal<ComponentType<MergeProps> | null>(null);
let asked = false;

function load(): void {
  if (asked) return;
  asked = true;
  import('../editor/Merge').then(
    ({ Merge }) => {
      loaded.value = Merge;
    },
    () => {
      asked = false;
    },
  );
}

/** Two bodies with their differences, fetched when it is first asked for. */
export function BodyDifference(props: Omit<MergeProps, 'unified'>) {
  const { t } = useWords();
  const narrow = useNarrow();
  load();
  const Merge = loaded.value;
  return Merge ? <Merge {...props} unified={narrow} /> : <p class="none">{t.words.notRun}</p>;
}
