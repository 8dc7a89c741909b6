/** Two runs side by side as rows. */
import type { Finding } from '../generated/Finding';
import type { IntegrationRequest } from '../generated/IntegrationRequest';
import type { Outcome } from '../generated/Outcome';
import type { Response } from '../generated/Response';
import type { Scenario } from '../generated/Scenario';
import type { StageName } from '../generated/StageName';
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

/** Rules whose words only repeat what the table shows: the endpoint. */
const UNTOLD: ReadonlySet<string> = new Set(['R0210']);

const STAGES: Readonly<Record<GroupId, readonly StageName[]>> = {
  config: [],
  backend: ['integrationRequest'],
  reply: ['backend'],
  client: ['integrationResponse', 'methodResponse', 'gatewayResponse'],
};

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

/** The rules that acted in the stages behind a group: what a *why* quotes. */
export function quotedFor(group: GroupId, outcome: Outcome): Finding[] {
  return outcome.stages
    .filter((stage) => STAGES[group].includes(stage.stage))
    .flatMap((stage) => stage.findings)
    .filter((finding) => finding.acted && !UNTOLD.has(finding.code))
    .slice(-2);
}
