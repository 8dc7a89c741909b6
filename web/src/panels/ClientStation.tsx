import { useSignal } from '@preact/signals';
import { Editor } from '../editor/LazyEditor';
import type { ImportFormat } from '../generated/ImportFormat';
import type { Stage } from '../generated/Stage';
import { useWords } from '../i18n';
import { changeApi, changeRequest, setOptional } from '../state/change';
import { groupedHeaders, headerRows } from '../state/headers';
import { readRequest, requestText } from '../state/reading';
import { BodyEditor } from '../ui/BodyEditor';
import { Columns } from '../ui/Columns';
import { Complaints } from '../ui/Complaints';
import { copyText } from '../ui/copy';
import { Dialog } from '../ui/Dialog';
import { Facts } from '../ui/Facts';
import { Findings } from '../ui/Findings';
import { FitOffer } from '../ui/FitOffer';
import { Fold } from '../ui/Fold';
import { Check, Choice, TextArea, TextField } from '../ui/fields';
import { Icon } from '../ui/icons';
import { narrow } from '../ui/narrow';
import { PairTable } from '../ui/PairTable';
import { Section } from '../ui/Section';
import { useStore } from '../ui/store-context';
import { toast } from '../ui/toast';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const HEADER_NAMES = [
  'Accept',
  'Accept-Encoding',
  'Authorization',
  'Content-Type',
  'Host',
  'Origin',
  'User-Agent',
  'X-Forwarded-For',
  'x-api-key',
];

/** The formats that hold a request. */
const REQUEST_FORMATS: ReadonlySet<ImportFormat> = new Set(['http', 'curl', 'har', 'scenario']);

/** Station 1: what the client sends, and what is read from it. */
export function ClientStation() {
  const { t } = useWords();
  const pasting = useSignal(false);
  return (
    <>
      <Columns
        in={{
          title: t.heads.clientIn,
          aside: (
            <button
              type="button"
              class="button"
              aria-label={t.request.paste}
              onClick={() => {
                pasting.value = true;
              }}
            >
              <Icon name="import" />
              {narrow.value ? t.request.pasteShort : t.request.paste}
            </button>
          ),
          content: <RequestForm />,
        }}
        out={{ title: t.heads.clientOut, content: <RequestRead /> }}
      />
      {pasting.value && (
        <PasteRequest
          onClose={() => {
            pasting.value = false;
          }}
        />
      )}
    </>
  );
}

function RequestForm() {
  const { t } = useWords();
  const { scenario, update } = useStore();
  const { request } = scenario.value;
  const methods = [...new Set<string>([...METHODS, request.method])];
  return (
    <>
      <div class="request-line">
        <Choice
          mono
          label={t.words.method}
          field="/request/method"
          value={request.method}
          options={methods.map((method) => [method, method] as const)}
          onChange={(method) => update(changeRequest((old) => ({ ...old, method })))}
        />
        <TextField
          mono
          label={t.words.path}
          field="/request/path"
          value={request.path}
          onChange={(path) => update(changeRequest((old) => ({ ...old, path })))}
        />
      </div>
      <Complaints field="/request/method" />
      <Complaints field="/request/path" />
      <FitOffer />
      <Section title={t.words.headers}>
        <PairTable
          label={t.words.headers}
          rows={headerRows(request.headers)}
          empty={t.words.noHeaders}
          newName="X-Header"
          names={HEADER_NAMES}
          repeats
          fieldOf={(name) => `/request/headers/${name}`}
          onChange={(rows) => update(changeRequest((old) => ({ ...old, headers: groupedHeaders(rows) })))}
        />
      </Section>
      <BodyEditor
        title={t.words.body}
        body={request.body}
        place="/request"
        onChange={(body) => update(changeRequest((old) => setOptional(old, 'body', body)))}
      />
      <div>
        <StageFold />
        <ContextFold />
        <AboutFold />
      </div>
    </>
  );
}

function StageFold() {
  const { t } = useWords();
  const { scenario, update } = useStore();
  const { stage, binaryMediaTypes, testInvoke } = scenario.value.api;
  const current: Stage = stage ?? { variables: [] };
  const change = (next: Stage) => {
    const empty = next.stageName === undefined && next.variables.length === 0;
    update(changeApi((api) => setOptional(api, 'stage', empty ? undefined : next)));
  };
  return (
    <Fold name="stage" title={t.request.stage} count={current.variables.length}>
      <TextField
        mono
        label={t.request.stageName}
        field="/api/stage/stageName"
        value={current.stageName ?? ''}
        placeholder="prod"
        onChange={(name) => change(setOptional(current, 'stageName', name === '' ? undefined : name))}
      />
      <Section title={t.request.variables}>
        <PairTable
          label={t.request.variables}
          rows={current.variables}
          empty={t.words.none}
          newName="variable"
          fieldOf={(name) => `/api/stage/variables/${name}`}
          onChange={(variables) => change({ ...current, variables })}
        />
      </Section>
      <TextArea
        label={`${t.request.binary}. ${t.request.binaryNote}`}
        field="/api/binaryMediaTypes"
        rows={2}
        value={binaryMediaTypes.join('\n')}
        placeholder="image/png"
        onChange={(text) => {
          const types = text.split('\n').filter((line, at, all) => line !== '' || at === all.length - 1);
          update(changeApi((api) => ({ ...api, binaryMediaTypes: text === '' ? [] : types })));
        }}
      />
      <Check
        label={t.request.testInvoke}
        checked={testInvoke}
        field="/api/testInvoke"
        onChange={(checked) => update(changeApi((api) => ({ ...api, testInvoke: checked })))}
      />
    </Fold>
  );
}

function ContextFold() {
  const { t } = useWords();
  const { scenario, update, problems } = useStore();
  return (
    <Fold name="context" title={t.request.context}>
      <p class="muted small">{t.request.contextNote}</p>
      <Editor
        label={t.request.contextLabel}
        value={scenario.value.context ?? ''}
        syntax="json"
        field="/context"
        problems={problems.value}
        hint={'{"identity": {"sourceIp": "127.0.0.1"}}'}
        lines={{ min: 3, max: 14 }}
        onChange={(text) =>
          update((old) => setOptional(old, 'context', text.trim() === '' ? undefined : text))
        }
      />
      <Complaints field="/context" />
    </Fold>
  );
}

/** What the scenario is about, in its author's words. */
function AboutFold() {
  const { t } = useWords();
  const { scenario, update } = useStore();
  return (
    <Fold name="about" title={t.request.about}>
      <TextArea
        label={t.request.description}
        field="/description"
        rows={4}
        value={scenario.value.description ?? ''}
        onChange={(text) => update((old) => setOptional(old, 'description', text === '' ? undefined : text))}
      />
    </Fold>
  );
}

function RequestRead() {
  const { t } = useWords();
  const { scenario } = useStore();
  const read = readRequest(scenario.value);
  const { resourcePath } = scenario.value.api;
  return (
    <>
      <Section title={t.request.resource}>
        <div class="wire">
          <span class="uri">{resourcePath ?? t.method.resourcePlaceholder}</span>
        </div>
        {!read.fits && <p class="complaint">{t.request.noMatch}</p>}
      </Section>
      {read.fits && (
        <Section title={t.request.pathParameters}>
          <Facts rows={read.path} empty={t.request.noPathParameters} />
        </Section>
      )}
      <Section title={t.request.queryParameters}>
        <Facts rows={read.query} empty={t.request.noQuery} />
      </Section>
      <Section title={t.request.headerParameters}>
        <Facts rows={read.headers} empty={t.words.noHeaders} />
      </Section>
      <Findings stages={[]} />
    </>
  );
}

function PasteRequest({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useWords();
  const { scenario, update, importText } = useStore();
  const text = useSignal(requestText(scenario.peek().request));
  const troubles = useSignal<readonly string[]>([]);
  const apply = async () => {
    const read = await importText(text.value);
    if (read.kind === 'refused') {
      troubles.value = read.problems.length > 0 ? read.problems.map(say) : [t.import.refused];
      return;
    }
    if (!REQUEST_FORMATS.has(read.format)) {
      troubles.value = [t.request.pasteOther(t.import.formatNames[read.format])];
      return;
    }
    update(changeRequest(() => read.scenario.request));
    onClose();
  };
  return (
    <Dialog title={t.request.pasteTitle} onClose={onClose}>
      <p class="muted">{t.request.pasteNote}</p>
      <TextArea
        label={t.request.pasteLabel}
        rows={12}
        value={text.value}
        onChange={(next) => {
          text.value = next;
        }}
      />
      {troubles.value.length > 0 && (
        <ul role="alert">
          {troubles.value.map((trouble) => (
            <li key={trouble} class="complaint">
              <Icon name="error" />
              {trouble}
            </li>
          ))}
        </ul>
      )}
      <div class="row">
        <button type="button" class="button primary" onClick={apply}>
          {t.words.apply}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t.words.cancel}
        </button>
        <span class="grow" />
        <button
          type="button"
          class="button"
          onClick={async () => toast((await copyText(text.value)) ? t.share.copiedText : t.share.failed)}
        >
          <Icon name="copy" />
          {t.words.copy}
        </button>
      </div>
    </Dialog>
  );
}
