import { useSignal } from '@preact/signals';
import type { MappingSide, MappingWords } from '../editor/sources';
import { useStore } from './store-context';

const NONE: MappingWords = { sources: [], targets: [] };

/** What a mapping can read and set, and how to fetch it: at once what the request tells, later the catalogue's names. */
export function useMappingWords(side: MappingSide): MappingWords & { readonly fetch: () => void } {
  const store = useStore();
  const words = useSignal<MappingWords>(NONE);
  const fetch = () => {
    void import('../editor/sources').then(async ({ mappingWords }) => {
      words.value = mappingWords(store, side, []);
      const catalogue = await store.catalogue();
      words.value = mappingWords(store, side, catalogue?.names ?? []);
    });
  };
  return { ...words.value, fetch };
}
