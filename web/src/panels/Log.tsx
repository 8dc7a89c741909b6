import { useWords } from '../i18n';
import { CopyButton } from '../ui/copy';
import { useStore } from '../ui/store-context';

/** The execution log, in the words of the console's Test tab. */
export function Log() {
  const { t } = useWords();
  const { outcome } = useStore();
  const lines = outcome.value?.log ?? [];
  if (lines.length === 0) return <p class="none">{t.drawer.logEmpty}</p>;
  return (
    <>
      <div class="toolbar">
        <CopyButton label={t.words.copy} text={() => lines.join('\n')} showLabel />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre class="log" tabIndex={0} lang="en">
        {lines.join('\n')}
      </pre>
    </>
  );
}
