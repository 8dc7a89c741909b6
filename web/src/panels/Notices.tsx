import { useWords } from '../i18n';
import { copyText } from '../ui/copy';
import { useStore } from '../ui/store-context';
import { toast } from '../ui/toast';

/** Faults of the engine, and what became of an opened link: over the result, never over the work. */
export function Notices() {
  const { t, say } = useWords();
  const store = useStore();
  const fault = store.fault.value;
  const notice = store.notice.value;
  return (
    <div class="notices">
      {fault && (
        <div class="banner" role="alert">
          <span>{t.fault[fault.kind]}</span>
          <button type="button" class="button" onClick={() => store.run()}>
            {t.fault.retry}
          </button>
          <button
            type="button"
            class="button"
            onClick={async () => {
              const report = `${fault.kind}: ${fault.message}\n\n${await store.document({ redact: true })}`;
              toast((await copyText(report)) ? t.share.copiedText : t.share.failed);
            }}
          >
            {t.fault.report}
          </button>
          <button type="button" class="button plain" onClick={() => store.dismissFault()}>
            {t.fault.dismiss}
          </button>
        </div>
      )}
      {notice?.kind === 'linkBroken' && notice.trouble !== 'unknownLesson' && (
        <div class="banner" role="alert">
          <span>
            <strong>{t.notices.linkBroken}.</strong> {t.notices.troubles[notice.trouble]}{' '}
            {notice.problems.slice(0, 1).map(say)}
          </span>
          <button type="button" class="button plain" onClick={() => store.dismissNotice()}>
            {t.fault.dismiss}
          </button>
        </div>
      )}
      {notice?.kind === 'draftKept' && (
        <div class="banner" role="status">
          <span>{t.notices.draftKept}</span>
          <button type="button" class="button" onClick={() => store.bringBack()}>
            {t.notices.bringBack}
          </button>
          <button type="button" class="button plain" onClick={() => store.dismissNotice()}>
            {t.fault.dismiss}
          </button>
        </div>
      )}
    </div>
  );
}
