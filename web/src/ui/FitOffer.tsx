import { useWords } from '../i18n';
import { takingRequest } from '../state/reading';
import { useStore } from './store-context';

/** A pasted request seldom fits the API at hand: one step makes the API take it. */
export function FitOffer() {
  const { t } = useWords();
  const { scenario, outcome, update } = useStore();
  const fitting = takingRequest(scenario.value);
  if (!fitting || outcome.value?.gatewayResponse !== 'MISSING_AUTHENTICATION_TOKEN') return null;
  return (
    <div>
      <button
        type="button"
        class="button"
        onClick={() => update((current) => takingRequest(current) ?? current)}
      >
        {t.request.fit}
      </button>
    </div>
  );
}
