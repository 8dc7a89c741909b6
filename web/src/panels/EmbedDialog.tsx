import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { embedCode, HEIGHT, heightOf } from '../embed/parameters';
import { useWords } from '../i18n';
import { type Language, STATIONS, type Theme } from '../state/contract';
import { findCredentials } from '../state/credentials';
import { copyText } from '../ui/copy';
import { Dialog } from '../ui/Dialog';
import { closeDialog } from '../ui/dialogs';
import { Check, Choice, TextArea, TextField } from '../ui/fields';
import { useStore } from '../ui/store-context';
import { toast } from '../ui/toast';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The code that puts the current scenario's station into another page. */
export function EmbedDialog() {
  const { t } = useWords();
  const store = useStore();
  const station = useSignal(store.station.peek());
  const language = useSignal<Language | 'own'>('own');
  const theme = useSignal<Theme>('system');
  const readonly = useSignal(false);
  const height = useSignal(String(HEIGHT));
  const found = findCredentials(store.scenario.peek());
  const redact = useSignal(found.length > 0);
  const link = useSignal<string | null>('');
  useEffect(() => {
    void store.link({ redact: redact.value }).then((made) => {
      link.value = made;
    });
  }, [redact.value]);
  const close = () => {
    closeDialog('embed');
  };
  const code = link.value
    ? embedCode({
        link: link.value,
        title: store.scenario.value.title ?? t.bar.untitled,
        station: station.value,
        language: language.value === 'own' ? null : language.value,
        theme: theme.value,
        readonly: readonly.value,
        height: heightOf(height.value),
      })
    : '';
  return (
    <Dialog title={t.embed.copy} onClose={close}>
      <p class="muted">{t.embed.copyNote}</p>
      <div class="row wrap embed-options">
        <Choice
          label={t.embed.station}
          value={station.value}
          options={STATIONS.map((id) => [id, t.stations[id]] as const)}
          onChange={(next) => {
            station.value = next;
          }}
        />
        <Choice
          label={t.embed.language}
          value={language.value}
          options={[
            ['own', t.embed.readersOwn],
            ['en', 'English'],
            ['ko', '한국어'],
          ]}
          onChange={(next) => {
            language.value = next;
          }}
        />
        <Choice
          label={t.embed.theme}
          value={theme.value}
          options={THEMES.map((one) => [one, t.bar.themes[one]] as const)}
          onChange={(next) => {
            theme.value = next;
          }}
        />
        <TextField
          mono
          numeric
          label={t.embed.height}
          value={height.value}
          onChange={(next) => {
            height.value = next;
          }}
        />
      </div>
      <Check
        label={t.embed.readonly}
        checked={readonly.value}
        onChange={(next) => {
          readonly.value = next;
        }}
      />
      {found.length > 0 && (
        <>
          <p class="notice">
            {t.share.credentials}: {found.map((one) => one.field).join(', ')}. {t.share.credentialsNote}
          </p>
          <Check
            label={t.embed.redact}
            checked={redact.value}
            onChange={(next) => {
              redact.value = next;
            }}
          />
        </>
      )}
      {link.value === null ? (
        <p class="complaint">{t.share.tooLong}</p>
      ) : (
        <TextArea fixed label={t.embed.code} rows={5} value={code} onChange={() => {}} />
      )}
      <div class="row wrap">
        <button
          type="button"
          class="button primary"
          disabled={code === ''}
          onClick={async () => {
            const done = await copyText(code);
            if (done) close();
            toast(done ? t.share.copiedText : t.share.failed);
          }}
        >
          {t.embed.copy}
        </button>
        <button type="button" class="button" onClick={close}>
          {t.words.cancel}
        </button>
      </div>
    </Dialog>
  );
}
