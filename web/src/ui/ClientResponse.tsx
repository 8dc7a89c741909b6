import type { StageName } from '../generated/StageName';
import { useWords } from '../i18n';
import { responseText } from '../state/reading';
import type { Part } from './Columns';
import { CopyButton } from './copy';
import { Findings } from './Findings';
import { ReceivedResponse } from './Message';
import { NotReached, StaleNotice } from './NotReached';
import { StopNotice } from './StopNotice';
import { useStore } from './store-context';

/** Where an author most often maps or declares something. */
export const RESPONSE_HEADERS = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Headers',
  'Access-Control-Allow-Methods',
  'Cache-Control',
  'Content-Type',
  'Location',
] as const;

/** The last two stations end in the same message: what the client receives, with how this station came to it. */
export function useClientResponse(stage: 'integrationResponse' | 'methodResponse'): Part {
  const { t } = useWords();
  const { outcome } = useStore();
  const response = outcome.value?.response;
  return {
    title: stage === 'methodResponse' ? t.heads.methodResponseOut : t.heads.integrationResponseOut,
    aside: response && <CopyButton label={t.words.copyResponse} text={() => responseText(response)} />,
    content: <ClientResponse stage={stage} />,
  };
}

function ClientResponse({ stage }: { readonly stage: 'integrationResponse' | 'methodResponse' }) {
  const { t } = useWords();
  const { outcome } = useStore();
  if (!outcome.value) return <p class="none">{t.words.notRun}</p>;
  const resultOf = (name: StageName) => outcome.value?.stages.find((one) => one.stage === name)?.result;
  const isLast = stage === 'methodResponse';
  if (!isLast && resultOf(stage) === 'notReached') return <NotReached />;
  // What the client gets when the method response stops is not what was mapped before it.
  if (!isLast && resultOf('methodResponse') === 'stopped') {
    return (
      <>
        <StaleNotice />
        <StopNotice
          title={
            <strong>
              {t.stations.methodResponse}: {t.map.states.stopped}
            </strong>
          }
        />
        <Findings stages={['integrationResponse', 'methodResponse']} />
      </>
    );
  }
  const { gatewayResponse, response } = outcome.value;
  const withRefusal = isLast ? gatewayResponse !== null : resultOf(stage) === 'stopped';
  return (
    <>
      <StaleNotice />
      {isLast && gatewayResponse !== null && <StopNotice />}
      <ReceivedResponse response={response} place="/response">
        <Findings stages={withRefusal ? [stage, 'gatewayResponse'] : [stage]} />
      </ReceivedResponse>
    </>
  );
}
