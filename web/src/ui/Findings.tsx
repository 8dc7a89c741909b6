import type { Finding } from '../generated/Finding';
import type { StageName } from '../generated/StageName';
import { useWords } from '../i18n';
import { stationOfField } from '../state/places';
import { Fold } from './Fold';
import { Icon } from './icons';
import { Section } from './Section';
import { Sentence } from './Sentence';
import { useStore } from './store-context';

/** What happened at a station, in words: the rules that acted, and folded those that did not. */
export function Findings({ stages }: { readonly stages: readonly StageName[] }) {
  const { t, say } = useWords();
  const { outcome } = useStore();
  const reports = (outcome.value?.stages ?? []).filter((report) => stages.includes(report.stage));
  const findings = reports.flatMap((report) => report.findings);
  const stopped = reports.some((report) => report.result === 'stopped');
  const acted = findings.filter((finding) => finding.acted);
  const stop = reports
    .find((report) => report.result === 'stopped' && report.stage !== 'gatewayResponse')
    ?.findings.findLast((finding) => finding.acted);
  const idle = findings.filter((finding) => !finding.acted);
  // A template that was chosen and then failed: the rules do not say why, but what is wrong with it does.
  const failures = stopped
    ? (outcome.value?.diagnostics ?? []).filter(
        ({ severity, where }) =>
          severity === 'error' &&
          where !== undefined &&
          /\/(?:request|response)Templates(?:\/|$)/u.test(where.field) &&
          reports.some(
            (report) => report.result === 'stopped' && report.stage === stationOfField(where.field),
          ),
      )
    : [];
  if (findings.length === 0) return null;
  return (
    <Section title={t.words.why}>
      {acted.length > 0 && (
        <ul class="findings">
          {acted.map((finding, index) => (
            <FindingLine
              key={`${finding.code}-${index}`}
              finding={finding}
              stop={failures.length === 0 && finding === stop}
            />
          ))}
          {failures.map((failure) => (
            <li key={`${failure.code}-${failure.where?.start}`} class="stop">
              <Icon name="stop" />
              <span>
                <Sentence text={say(failure)} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {idle.length > 0 && (
        <Fold name="idle-rules" title={t.words.idleRules(idle.length)}>
          <ul class="findings">
            {idle.map((finding, index) => (
              <FindingLine key={`${finding.code}-${index}`} finding={finding} />
            ))}
          </ul>
        </Fold>
      )}
    </Section>
  );
}

export interface FindingLineProps {
  readonly finding: Finding;
  readonly stop?: boolean;
  /** Leads to the field that the rule read. */
  readonly onGo?: (() => void) | undefined;
}

export function FindingLine({ finding, stop, onGo }: FindingLineProps) {
  const { t, say } = useWords();
  const doc = finding.doc?.startsWith('https://') && (
    <>
      {' '}
      <a class="doc" href={finding.doc} target="_blank" rel="noopener noreferrer">
        <span class="visually-hidden">{t.words.documentation}</span>
        <Icon name="outside" />
      </a>
    </>
  );
  const way = onGo && (
    <>
      {' '}
      <button
        type="button"
        class="button quiet"
        aria-label={`${t.drawer.jump}: ${say(finding)}`}
        onClick={onGo}
      >
        <Icon name="arrow" />
      </button>
    </>
  );
  return (
    <li class={stop ? 'stop' : finding.acted ? '' : 'idle'}>
      <Icon name={stop ? 'stop' : finding.acted ? 'check' : 'minus'} />
      <span>
        <Sentence
          text={say(finding)}
          tail={
            doc || way ? (
              <>
                {doc}
                {way}
              </>
            ) : undefined
          }
        />
      </span>
    </li>
  );
}

/** What was found about one field, to stand beside it. */
export function findingsOf(
  stages: readonly { readonly findings: readonly Finding[] }[],
  field: string,
): Finding[] {
  return stages
    .flatMap((stage) => stage.findings)
    .filter((finding) => finding.field === field || finding.field?.startsWith(`${field}/`));
}
