import { lineAt, provenanceIn, shortened } from '../editor/provenance';
import { told } from '../editor/told';
import type { Outcome } from '../generated/Outcome';
import type { RenderedText } from '../generated/RenderedText';
import type { TraceStep } from '../generated/TraceStep';
import { useWords } from '../i18n';
import { stationOfField } from '../state/places';

import { templateAt } from '../state/templates';
import { FindingLine } from '../ui/Findings';
import { hovered, selected } from '../ui/pointed';
import { revealed } from '../ui/reveal';
import { useStore } from '../ui/store-context';

/** More steps than this are cut: a loop of a thousand rounds is not read by anyone. */
const MOST_STEPS = 300;

/** What happened, station by station: the rules, and the steps of each template. */
export function Trace() {
  const { t } = useWords();
  const { outcome } = useStore();
  const texts = outcome.value?.trace?.texts ?? [];
  const stages = (outcome.value?.stages ?? []).filter((stage) => stage.findings.length > 0);
  if (texts.length === 0 && stages.length === 0) return <p class="none">{t.drawer.traceEmpty}</p>;
  return (
    <div class="trace">
      <Selected texts={texts} />
      {stages.map((stage) => (
        <section key={stage.stage}>
          <h3>
            {stage.stage === 'gatewayResponse' ? t.drawer.gatewayResponse : t.stations[stage.stage]}
            <span class="badge">{t.map.states[stage.result]}</span>
          </h3>
          <ul class="findings">
            {stage.findings.map((finding, index) => (
              <FindingLine
                key={`${finding.code}-${index}`}
                finding={finding}
                stop={stage.result === 'stopped' && finding.acted}
              />
            ))}
          </ul>
          {texts
            .filter((text) => stationOfField(text.template) === stage.stage)
            .map((text) => (
              <Steps key={text.template} text={text} />
            ))}
        </section>
      ))}
      {texts
        .filter((text) => !stages.some((stage) => stage.stage === stationOfField(text.template)))
        .map((text) => (
          <section key={text.template}>
            <h3>{t.stations[stationOfField(text.template)]}</h3>
            <Steps text={text} />
          </section>
        ))}
    </div>
  );
}

/** More pieces than this are cut. */
const MOST_PIECES = 200;

/** What wrote the part of a result that is selected, piece by piece. */
function Selected({ texts }: { readonly texts: readonly RenderedText[] }) {
  const { t } = useWords();
  const { outcome, scenario, station } = useStore();
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
                station.value = stationOfField(text.template);
                revealed.value = { field: text.template, start: piece.source.from, end: piece.source.to };
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
        {t.integration.template(contentType)}{' '}
        <span class="badge">{t.drawer.traceSteps(text.steps.length)}</span>
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
    </details>
  );
}

function Step({ step, text, source }: { step: TraceStep; text: RenderedText; source: string }) {
  const { t } = useWords();
  const { station } = useStore();
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
            station.value = stationOfField(text.template);
            revealed.value = { field: text.template, start: step.start, end: step.end };
          }}
        >
          {t.words.line(lineAt(source, step.start))}
        </button>{' '}
        <code>{shortened(source.slice(step.start, step.end), 80)}</code>
      </td>
      <td>
        <code>{names[step.result] ?? step.result}</code>
      </td>
    </tr>
  );
}
