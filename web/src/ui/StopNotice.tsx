import type { ComponentChildren } from 'preact';
import { useWords } from '../i18n';
import { useStore } from './store-context';

/** Says that the request ends here, and by which gateway response; under a title, over what else there is to see. */
export function StopNotice({
  title,
  children,
}: {
  readonly title?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  const { t } = useWords();
  const { outcome } = useStore();
  if (!outcome.value) return null;
  const { gatewayResponse, response } = outcome.value;
  return (
    <div class="notice stop">
      {title}
      <span>
        {gatewayResponse
          ? t.words.stoppedBy(gatewayResponse, response.status)
          : t.words.stopped(response.status)}
      </span>
      {children}
    </div>
  );
}
