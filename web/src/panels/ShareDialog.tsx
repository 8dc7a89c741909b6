import { useEffect } from 'preact/hooks';
import { useWords } from '../i18n';
import { findCredentials } from '../state/credentials';
import { copyText } from '../ui/copy';
import { Dialog } from '../ui/Dialog';
import { type ShareWay, sharing } from '../ui/dialogs';
import { useStore } from '../ui/store-context';
import { toast } from '../ui/toast';

/** Longer links are cut by some chat tools. */
const LONG_LINK = 2000;

/** Shares at once, or asks first where the scenario holds what looks like a credential. */
export function ShareDialog() {
  const { t } = useWords();
  const store = useStore();
  const way = sharing.value;
  const found = way === null ? [] : findCredentials(store.scenario.peek());
  const done = () => {
    sharing.value = null;
  };
  const share = async (what: ShareWay, redact: boolean) => {
    done();
    if (what === 'download') {
      await store.download({ redact });
      return;
    }
    const link = await store.link({ redact });
    if (link === null) {
      toast(t.share.tooLong, { label: t.share.download, run: () => void store.download({ redact }) });
    } else if (await copyText(link)) {
      toast([t.share.copied(link.length), link.length > LONG_LINK ? t.share.long : ''].join(' '));
    } else {
      toast(t.share.failed);
    }
  };
  useEffect(() => {
    if (way !== null && found.length === 0) void share(way, false);
  }, [way]);
  if (way === null || found.length === 0) return null;
  return (
    <Dialog title={t.share.credentials} onClose={done}>
      <p>{t.share.credentialsNote}</p>
      <dl class="facts">
        {found.map((one) => (
          <div key={`${one.field}-${one.hint}`} class="fact-row">
            <dt>{one.field}</dt>
            <dd>{one.hint}</dd>
          </div>
        ))}
      </dl>
      <div class="row wrap">
        <button type="button" class="button primary" onClick={() => void share(way, true)}>
          {t.share.replace}
        </button>
        <button type="button" class="button" onClick={() => void share(way, false)}>
          {t.share.keep}
        </button>
        <button type="button" class="button" onClick={done}>
          {t.words.cancel}
        </button>
      </div>
    </Dialog>
  );
}
