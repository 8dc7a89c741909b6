import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Traced } from '../editor/Editor';
import { prepareLater, useWords } from '../i18n';

const loaded = signal<ComponentType<{ traced: Traced }> | null>(null);
let asked = false;

/** Fetches what says the words; it comes with the editor. */
export function loadProvenance(): void {
  if (asked) return;
  asked = true;
  Promise.all([import('../panels/Provenance'), prepareLater()]).then(
    ([{ Provenance }]) => {
      loaded.value = Provenance;
    },
    () => {
      asked = false;
    },
  );
}

/** Says in words what wrote the characters that are pointed at. */
export function ProvenanceLine({ traced }: { readonly traced: Traced }) {
  const { t } = useWords();
  const Loaded = loaded.value;
  return Loaded ? <Loaded traced={traced} /> : <p class="provenance small muted">{t.words.pointHint}</p>;
}
