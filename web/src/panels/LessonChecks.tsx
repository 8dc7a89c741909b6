import { type Dictionary, useWords } from '../i18n';
import { type Check, CLAIM_GROUPS, type ClaimGroup, type ClaimLabel, type Differing } from '../state/claims';
import { Icon } from '../ui/icons';
import { Sentence } from '../ui/Sentence';

/** The goal, claim by claim, as it stands now. */
export function LessonChecks({
  checks,
  waits,
}: {
  readonly checks: readonly Check[];
  readonly waits: boolean;
}) {
  const { t } = useWords();
  const groups = CLAIM_GROUPS.map((group) => ({
    group,
    own: checks.filter(({ claim }) => claim.group === group),
  })).filter(({ own }) => own.length > 0);
  return (
    <div class={`checks${waits ? ' is-stale' : ''}`}>
      {groups.map(({ group, own }) => (
        <section key={group}>
          <h4>{groupName(group, t)}</h4>
          <ul>
            {own.map((check) => (
              <Line key={check.claim.at} check={check} />
            ))}
          </ul>
        </section>
      ))}
      {waits && <p class="small muted">{t.lessons.waits}</p>}
    </div>
  );
}

function groupName(group: ClaimGroup, t: Dictionary): string {
  switch (group) {
    case 'integrationRequest':
      return t.compare.groups.backend;
    case 'integrationResponse':
      return t.compare.groups.reply;
    case 'response':
      return t.compare.groups.client;
    case 'log':
      return t.drawer.tabs.log;
    default:
      return group satisfies never;
  }
}

function Line({ check: { claim, differing } }: { readonly check: Check }) {
  const { t } = useWords();
  const label = labelText(claim.label, t);
  return (
    <li class={differing ? 'open' : 'holds'} data-claim={claim.at}>
      <Icon name={differing ? 'ring' : 'check'} />
      <span>
        {differing ? (
          <Sentence text={t.lessons.colon(label, differenceText(differing, t))} />
        ) : (
          <>
            <Sentence text={label} />
            <span class="visually-hidden"> {t.lessons.holds}</span>
          </>
        )}
      </span>
    </li>
  );
}

function labelText(label: ClaimLabel, t: Dictionary): string {
  switch (label.kind) {
    case 'header':
      return t.compare.rows.header(quoted(label.name));
    case 'bodyAt':
      return t.lessons.bodyAt(quoted(label.name));
    case 'message':
      return t.lessons.message;
    case 'query':
      return t.lessons.query;
    case 'log':
      return t.lessons.line;
    default:
      return t.compare.rows[label.kind];
  }
}

function differenceText(differing: Differing, t: Dictionary): string {
  const { differs } = t.lessons;
  switch (differing.kind) {
    case 'noMessage':
      return differs.noMessage;
    case 'message':
      return differs.message;
    case 'value':
      return differs.value(quoted(differing.found), quoted(differing.wanted));
    case 'absent':
      return differing.wanted === '' ? differs.missing : differs.absent(quoted(differing.wanted));
    case 'unwanted':
      return differs.unwanted(quoted(differing.found));
    case 'place': {
      const place = quoted(differing.path);
      const { found, wanted } = differing;
      if (found === null) return differs.placeAbsent(place, quoted(wanted ?? ''));
      if (wanted === null) return differs.placeUnwanted(place);
      return differs.place(place, quoted(found), quoted(wanted));
    }
    case 'notJson':
      return differs.notJson;
    case 'line':
      return differs.line(differing.line, quoted(differing.found), quoted(differing.wanted));
    default:
      return differing satisfies never;
  }
}

/** As code within a sentence, where backticks would end it. */
function quoted(text: string): string {
  return `\`${text.replaceAll('`', '\u02cb').replaceAll(/\s+/gu, ' ')}\``;
}
