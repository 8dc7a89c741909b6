import type { IntegrationType } from '../generated/IntegrationType';
import { useWords } from '../i18n';
import { wrapped } from '../state/counterpart';
import { useStore } from './store-context';

/** A function behind a proxy must return an object with a status code; where it does not, the page offers to wrap it. */
export function WrapOffer({ types }: { readonly types: ReadonlyArray<IntegrationType | undefined> }) {
  const { t } = useWords();
  const { scenario, update } = useStore();
  const { backend } = scenario.value;
  const returned =
    backend?.kind === 'lambda' && backend.value.kind === 'returns' ? backend.value.value : null;
  const suited = returned !== null && types.includes('AWS_PROXY') ? wrapped(returned) : null;
  if (suited === null) return null;
  return (
    <div class="notice">
      <span>{t.compare.wrapOffer}</span>
      <div>
        <button
          type="button"
          class="button"
          onClick={() =>
            update((old) => ({
              ...old,
              backend: { kind: 'lambda', value: { kind: 'returns', value: suited } },
            }))
          }
        >
          {t.backend.wrapProxy}
        </button>
      </div>
    </div>
  );
}
