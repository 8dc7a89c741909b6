import { lineAt, provenanceIn, shortened } from '../editor/provenance';
import { told } from '../editor/told';
import type { Outcome } from '../generated/Outcome';
import type { RenderedText } from '../generated/RenderedText';
import type { TraceStep } from '../generated/TraceStep';
import { useWords } from '../i18n';
import { stationOfField } from '../state/places';
import { templateAt } from '../state/templates';
import { FindingLine } from '../ui/Findings';
import { Fold } from '../ui/Fold';
import { Icon } from '../ui/icons';
import { jumpTo } from '../ui/jump';
import { hovered, selected } from '../ui/pointed';
import { useStore } from '../ui/store-context';
import '../styles/details.css';

/** More steps than this are cut: a loop of a thousand rounds is not read by anyone. */
const MOST_STEPS = 300;

/** What happened, station by station: the rules, and the steps of each template. */
export function Trace() {
  const { t } = useWords();
  const store = useStore();
  const { outcome } = store;
  const texts = outcome.value?.trace?.texts ?? [];
  const stages = (outcome.value?.stages ?? []).filter((stage) => stage.findings.length > 0);
  if (texts.length === 0 && stages.length === 0) return <p class="none">{t.drawer.traceEmpty}</p>;
  return (
    <div class="trace">
      <Selected texts={texts} />
      {stages.map((stage) => (
        <Fold
          key={stage.stage}
          name={`trace-${stage.stage}`}
          title={stage.stage === 'gatewayResponse' ? t.drawer.gatewayResponse : t.stations[stage.stage]}
          gist={t.map.states[stage.result]}
          open
          heading
        >
          <ul class="findings">
            {stage.findings.map((finding, index) => (
              <FindingLine
                key={`${finding.code}-${index}`}
                finding={finding}
                stop={
                  stage.result === 'stopped' &&
                  stage.stage !== 'gatewayResponse' &&
                  finding === stage.findings.findLast((one) => one.acted)
                }
                onGo={
                  finding.field === undefined
                    ? undefined
                    : () => jumpTo(store, { field: finding.field ?? '' })
                }
              />
            ))}
          </ul>
          {texts
            .filter((text) => stationOfField(text.template) === stage.stage)
            .map((text) => (
              <Steps key={text.template} text={text} />
            ))}
        </Fold>
      ))}
      {texts
        .filter((text) => !stages.some((stage) => stage.stage === stationOfField(text.template)))
        .map((text) => (
          <Fold
            key={text.template}
            name={`trace-${stationOfField(text.template)}`}
            title={t.stations[stationOfField(text.template)]}
            open
            heading
          >
            <Steps text={text} />
          </Fold>
        ))}
    </div>
  );
}

/** More pieces than this are cut. */
const MOST_PIECES = 200;

/** What wrote the part of a result that is selected, piece by piece. */
function Selected({ texts }: { readonly texts: readonly RenderedText[] }) {
  const { t } = useWords();
  const store = useStore();
  const { outcome, scenario } = store;
  const range = selected.value;
  const text = texts.find((one) => one.template === range?.template);
  if (!range || !text || !outcome.value) return null;
  const template = templateAt(scenario.value, text.template) ?? '';
  const output = outputOf(outcome.value, text);
  const { pieces, count } = provenanceIn(text, range, MOST_PIECES);
  return (
    <section>
      <h3>{t.provenance.selectedTitle}</h3>
      <ol class="selected-pieces">
        {pieces.map((piece) => (
          <li key={piece.output.from}>
            <button
              type="button"
              class="button quiet"
              onFocus={() => {
                hovered.value = { template: text.template, side: 'output', offset: piece.output.from };
              }}
              onBlur={() => {
                hovered.value = null;
              }}
              onClick={() => {
                jumpTo(store, { field: text.template, start: piece.source.from, end: piece.source.to });
              }}
            >
              {t.words.line(lineAt(template, piece.source.from))}
            </button>{' '}
            <code>{shortened(output.slice(piece.output.from, piece.output.to), 40)}</code>{' '}
            {told(t, piece, { template, output })}
          </li>
        ))}
      </ol>
      {count > pieces.length && <p class="muted small">{t.words.truncated}</p>}
    </section>
  );
}

/** The text that a template rendered, in the message of the outcome that holds it. */
function outputOf(outcome: Outcome, { text, output }: RenderedText): string {
  if (text !== undefined) return text;
  switch (output) {
    case '/integrationRequest/body':
      return outcome.integrationRequest?.body ?? '';
    case '/response/body':
      return outcome.response.body ?? '';
    default:
      return '';
  }
}

function Steps({ text }: { readonly text: RenderedText }) {
  const { t } = useWords();
  const { scenario } = useStore();
  const source = templateAt(scenario.value, text.template) ?? '';
  const contentType = text.template.split('/').at(-1)?.replaceAll('~1', '/').replaceAll('~0', '~') ?? '';
  return (
    <details open={text.steps.length <= 20}>
      <summary>
        <Icon name="chevron" class="turn" />
        {t.integration.template(contentType)}
        {text.steps.length > 0 && <span class="badge">{t.drawer.traceSteps(text.steps.length)}</span>}
      </summary>
      {text.steps.length > 0 && (
        <table class="steps">
          <thead>
            <tr>
              <th scope="col">{t.drawer.traceWhat}</th>
              <th scope="col">{t.drawer.traceWhere}</th>
              <th scope="col">{t.drawer.traceResult}</th>
            </tr>
          </thead>
          <tbody>
            {text.steps.slice(0, MOST_STEPS).map((step, index) => (
              <Step key={index} step={step} text={text} source={source} />
            ))}
          </tbody>
        </table>
      )}
      {text.steps.length > MOST_STEPS && <p class="muted small">{t.words.truncated}</p>}
      <Reads text={text} />
    </details>
  );
}

/** The values of the request, the answer and the configuration that a template read, each with its place. */
function Reads({ text }: { readonly text: RenderedText }) {
  const { t } = useWords();
  const origins: Readonly<Record<string, string>> = t.origins;
  if (text.reads.length === 0) return null;
  return (
    <details>
      <summary>
        <Icon name="chevron" class="turn" />
        {t.drawer.traceReads}
        <span class="badge">{text.reads.length}</span>
      </summary>
      <table class="steps">
        <thead>
          <tr>
            <th scope="col">{t.drawer.traceOrigin}</th>
            <th scope="col">{t.drawer.traceWhere}</th>
            <th scope="col">{t.words.value}</th>
          </tr>
        </thead>
        <tbody>
          {text.reads.slice(0, MOST_STEPS).map((read, index) => (
            <tr key={`${index}-${read.what}`}>
              <th scope="row">{t.provenance.readOf(origins[read.origin] ?? read.origin, read.path)}</th>
              <td>
                <code>{read.what}</code>
              </td>
              <td>{read.value === '' ? t.words.emptyText : <code>{shortened(read.value, 120)}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {text.reads.length > MOST_STEPS && <p class="muted small">{t.words.truncated}</p>}
    </details>
  );
}

function Step({ step, text, source }: { step: TraceStep; text: RenderedText; source: string }) {
  const { t } = useWords();
  const store = useStore();
  const names: Readonly<Record<string, string>> = t.steps;
  const point = () => {
    hovered.value = { template: text.template, side: 'source', offset: step.start };
  };
  const leave = () => {
    hovered.value = null;
  };
  return (
    <tr onMouseEnter={point} onMouseLeave={leave}>
      <th scope="row">{names[step.kind] ?? step.kind}</th>
      <td>
        <button
          type="button"
          class="button quiet"
          onFocus={point}
          onBlur={leave}
          onClick={() => {
            jumpTo(store, { field: text.template, start: step.start, end: step.end });
          }}
        >
          {t.words.line(lineAt(source, step.start))}
        </button>{' '}
        <code>{shortened(source.slice(step.start, step.end), 80)}</code>
      </td>
      <td>{step.result !== '' && <code>{names[step.result] ?? step.result}</code>}</td>
    </tr>
  );
}
