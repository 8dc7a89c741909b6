/** Two runs side by side as rows. */
import type { Finding } from '../generated/Finding';
import type { IntegrationRequest } from '../generated/IntegrationRequest';
import type { Outcome } from '../generated/Outcome';
import type { Response } from '../generated/Response';
import type { Scenario } from '../generated/Scenario';
import type { StageName } from '../generated/StageName';
import { withSuitedReply } from './counterpart';
import { integrationOf, isProxy } from './mode';

export type GroupId = 'config' | 'backend' | 'reply' | 'client';
export type ReasonId =
  | 'event'
  | 'template'
  | 'passed'
  | 'mapped'
  | 'config'
  | 'answer'
  | 'selected'
  | 'direct'
  | 'length';
export type RowLabel = 'type' | 'method' | 'uri' | 'body' | 'status' | { readonly header: string };

export interface Side {
  readonly scenario: Scenario;
  readonly outcome: Outcome;
}

export interface Row {
  readonly label: RowLabel;
  /** The values; `null` where there is none. */
  readonly a: string | null;
  readonly b: string | null;
  readonly same: boolean;
  readonly reason: ReasonId | null;
}

export interface Group {
  readonly id: GroupId;
  readonly rows: readonly Row[];
}

function row(
  label: RowLabel,
  a: string | null | undefined,
  b: string | null | undefined,
  reason: ReasonId,
): Row {
  const same = (a ?? null) === (b ?? null);
  return { label, a: a ?? null, b: b ?? null, same, reason: same ? null : reason };
}

type Headers = Response['headers'];

function headerRows(a: Headers | undefined, b: Headers | undefined, reason: ReasonId): Row[] {
  const names = [...Object.keys(a ?? {}), ...Object.keys(b ?? {})];
  const seen = new Set<string>();
  const rows: Row[] = [];
  for (const name of names) {
    const key = name.toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    const why = key === 'content-length' ? 'length' : reason;
    rows.push(row({ header: name }, headerOf(a, key), headerOf(b, key), why));
  }
  return rows;
}

function headerOf(headers: Headers | undefined, key: string): string | null {
  const found = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === key);
  return found ? [found[1]].flat().join(', ') : null;
}

function payload(message: IntegrationRequest | Response | null): string | null {
  return message ? (message.body ?? message.bodyBase64 ?? '') : null;
}

export function compared(a: Side, b: Side): Group[] {
  const types = [typeOf(a), typeOf(b)] as const;
  const oneIsProxy = types.some(isProxyName);
  const sentA = a.outcome.integrationRequest;
  const sentB = b.outcome.integrationRequest;
  const repliedA = a.outcome.integrationResponse;
  const repliedB = b.outcome.integrationResponse;
  const bodyReason: ReasonId = types.includes('AWS_PROXY') ? 'event' : oneIsProxy ? 'passed' : 'template';
  const shaping: ReasonId = oneIsProxy ? 'direct' : 'selected';
  return [
    { id: 'config', rows: [row('type', types[0], types[1], 'config')] },
    {
      id: 'backend',
      rows: [
        row('method', sentA?.method, sentB?.method, 'config'),
        row('uri', sentA?.uri, sentB?.uri, 'config'),
        row('body', payload(sentA), payload(sentB), bodyReason),
        ...headerRows(sentA?.headers, sentB?.headers, oneIsProxy ? bodyReason : 'mapped'),
      ],
    },
    {
      id: 'reply',
      rows: [
        row('status', text(repliedA?.status), text(repliedB?.status), 'answer'),
        row('body', payload(repliedA), payload(repliedB), 'answer'),
        ...headerRows(repliedA?.headers, repliedB?.headers, 'answer'),
      ],
    },
    {
      id: 'client',
      rows: [
        row('status', text(a.outcome.response.status), text(b.outcome.response.status), shaping),
        row('body', payload(a.outcome.response), payload(b.outcome.response), shaping),
        ...headerRows(a.outcome.response.headers, b.outcome.response.headers, shaping),
      ],
    },
  ];
}

function text(number: number | undefined): string | null {
  return number === undefined ? null : String(number);
}

export function typeOf(side: Pick<Side, 'scenario'>): string {
  return integrationOf(side.scenario)?.type ?? '';
}

function isProxyName(type: string): boolean {
  return (type === 'AWS_PROXY' || type === 'HTTP_PROXY') && isProxy(type);
}

/** Why a side has what it has: what the engine told at a stage, or what holds for this kind of integration. */
export type Why =
  | { readonly kind: 'told'; readonly stage: StageName | null; readonly told: Told }
  | { readonly kind: 'reason'; readonly reason: ReasonId };

type Told = Pick<Finding, 'code' | 'message' | 'args'>;

/** The rules that make a row, most telling first; those of headers are found by the header's name. */
const TELLING: Readonly<Record<GroupId, Readonly<Record<string, readonly string[]>>>> = {
  config: {},
  backend: {
    method: ['R0218', 'R0219'],
    uri: ['R0210'],
    body: ['R0201', 'R0203', 'R0205', 'R0206', 'R0207', 'R0208', 'R0204'],
    header: [],
  },
  reply: {
    status: ['R0302', 'R0303', 'R0304', 'R0301', 'R0320'],
    body: ['R0302', 'R0303', 'R0304', 'R0320', 'R0301'],
    header: ['R0320', 'R0301'],
  },
  client: {
    status: ['R0410', 'R0606', 'R0401', 'R0404', 'R0320', 'R0400'],
    body: ['R0407', 'R0605', 'R0412', 'R0323', 'R0324', 'R0320', 'R0409', 'R0408', 'R0400'],
    header: ['R0320', 'R0400'],
  },
};

/** Why one side of a row is what it is. */
export function whyOf(group: GroupId, label: RowLabel, reason: ReasonId, side: Side): Why {
  const { outcome } = side;
  if (reason === 'length' || group === 'config') return { kind: 'reason', reason };
  const stopped = stopOf(outcome);
  const isReached = group === 'backend' ? outcome.integrationRequest : outcome.integrationResponse;
  if (stopped && (group === 'client' || !isReached)) return stopped;
  const findings = outcome.stages.flatMap(({ stage, findings: told }) =>
    told.map((finding) => ({ kind: 'told' as const, stage, told: finding })),
  );
  const kind = typeof label === 'string' ? label : 'header';
  const own =
    typeof label === 'string'
      ? undefined
      : findings.find(
          ({ stage, told }) =>
            isOf(group, stage) && told.args['name']?.toLowerCase() === label.header.toLowerCase(),
        );
  if (own) return own;
  if (kind === 'header' && isContentType(label)) {
    const set = findings.find(
      ({ told }) => group === 'client' && (told.code === 'R0505' || told.code === 'R0506'),
    );
    if (set) return set;
  }
  for (const code of TELLING[group][kind] ?? []) {
    const found = findings.find(({ told }) => told.code === code);
    if (found) return found;
  }
  return { kind: 'reason', reason: ownReason(group, side, reason) };
}

const isContentType = (label: RowLabel) =>
  typeof label !== 'string' && label.header.toLowerCase() === 'content-type';

/** What stopped the request before its way's end. */
function stopOf(outcome: Outcome): Why | null {
  const report = outcome.stages.find((stage) => stage.result === 'stopped');
  if (!report) return null;
  const finding = report.findings.findLast((one) => one.acted);
  const error = outcome.diagnostics.find((one) => one.severity === 'error');
  const told =
    (report.stage === 'integrationRequest' || report.stage === 'integrationResponse') && error
      ? error
      : finding;
  return told ? { kind: 'told', stage: report.stage, told } : null;
}

function isOf(group: GroupId, stage: StageName): boolean {
  if (group === 'backend') return stage === 'integrationRequest';
  if (group === 'reply') return stage === 'backend';
  return stage === 'integrationResponse' || stage === 'methodResponse' || stage === 'gatewayResponse';
}

/** The sentence for a side that no rule speaks of. */
function ownReason(group: GroupId, side: Side, reason: ReasonId): ReasonId {
  const type = typeOf(side);
  if (group === 'backend')
    return type === 'AWS_PROXY' ? 'event' : type === 'HTTP_PROXY' ? 'passed' : 'mapped';
  if (group === 'client') return isProxyName(type) ? 'direct' : 'selected';
  return reason;
}

/** Which side gets a return value that is made for the other kind of integration. */
export function unsuited(a: Side, b: Side): 'a' | 'b' | null {
  const types = [typeOf(a), typeOf(b)];
  if (!types.includes('AWS_PROXY') || !types.includes('AWS')) return null;
  if (withSuitedReply(b.scenario)) return 'b';
  return withSuitedReply(a.scenario) ? 'a' : null;
}
