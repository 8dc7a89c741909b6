/** The services' state as tables of what lies in them, what a request changed there, and changes made by forms. */
import { type JsonValue, jsonOf } from './differences';

export type Mark = 'added' | 'removed' | 'changed';

/** One item, message, object, … */
export interface Entry {
  /** Where it stands in its list, or its name. */
  readonly at: number | string;
  /** What tells it from the others. */
  readonly key: string;
  readonly text: string;
  /** What it was before, where that differs. */
  readonly before?: string;
  readonly mark?: Mark;
}

/** What can be made in a state, by service. */
export const HOLDERS = {
  dynamodb: 'tables',
  sqs: 'queues',
  sns: 'topics',
  s3: 'buckets',
  kinesis: 'streams',
  states: 'stateMachines',
  events: 'buses',
  ssm: 'parameters',
  secretsmanager: 'secrets',
} as const;

export type Service = keyof typeof HOLDERS;

export const SERVICE_NAMES: readonly Service[] = [
  'dynamodb',
  'sqs',
  'sns',
  's3',
  'kinesis',
  'states',
  'events',
  'ssm',
  'secretsmanager',
];

/** A table, a queue, a bucket, … with its entries. */
export interface Holder {
  readonly service: Service;
  readonly name: string;
  readonly mark?: Mark;
  /** What else is known of it, such as a table's keys. */
  readonly about: string;
  readonly entries: readonly Entry[];
  /** The names of a table's keys. */
  readonly keys: readonly string[];
}

type Members = { readonly [name: string]: JsonValue };

const members = (value: JsonValue | undefined): Members =>
  typeof value === 'object' && value !== null && !isList(value) ? value : {};
const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);
const list = (value: JsonValue | undefined): readonly JsonValue[] => (isList(value) ? value : []);
const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

/** The state of a scenario; empty where it names none. */
export function stateOf(json: string): Members {
  return members(jsonOf(json));
}

/** DynamoDB's typed JSON as plain JSON. */
export function plain(value: JsonValue | undefined): JsonValue {
  const [kind, inner] = Object.entries(members(value))[0] ?? [];
  switch (kind) {
    case 'N':
      return Number(text(inner));
    case 'NULL':
      return null;
    case 'M':
      return Object.fromEntries(Object.entries(members(inner)).map(([name, one]) => [name, plain(one)]));
    case 'L':
      return list(inner).map(plain);
    case 'NS':
      return list(inner).map(Number);
    default:
      return inner ?? null;
  }
}

/** Plain text as DynamoDB's typed value: a number, true, false, or a text. */
export function typed(value: string): JsonValue {
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(value)) return { N: value };
  if (value === 'true' || value === 'false') return { BOOL: value === 'true' };
  return { S: value };
}

const shown = (value: JsonValue | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** What lies in a holder, in order, as key and text. */
function contents(service: Service, holder: Members): Entry[] {
  const numbered = (values: readonly JsonValue[], row: (value: JsonValue) => [string, string]): Entry[] =>
    values.map((value, at) => {
      const [key, shownText] = row(value);
      return { at, key, text: shownText };
    });
  const named = (values: Members, row: (value: Members) => string): Entry[] =>
    Object.entries(values).map(([name, value]) => ({ at: name, key: name, text: row(members(value)) }));
  switch (service) {
    case 'dynamodb': {
      const keys = keysOf(holder);
      return numbered(list(holder.items), (item) => {
        const rest = Object.entries(members(item)).filter(([name]) => !keys.includes(name));
        return [
          keys.map((name) => shown(plain(members(item)[name]))).join(' · '),
          rest.length === 0
            ? ''
            : JSON.stringify(Object.fromEntries(rest.map(([name, value]) => [name, plain(value)]))),
        ];
      });
    }
    case 'sqs':
      return numbered(list(holder.messages), (message) => {
        const { body, ...rest } = members(message);
        if (typeof message === 'string') return ['', message];
        return [text(rest.groupId), [text(body), ...others(rest)].join(' · ')];
      });
    case 'sns':
      return numbered(list(holder.messages), (message) => {
        const { message: body, ...rest } = members(message);
        if (typeof message === 'string') return ['', message];
        return [text(rest.subject), [text(body), ...others(rest)].join(' · ')];
      });
    case 's3':
      return named(members(holder.objects), ({ body, bodyBase64, contentType, ...rest }) =>
        [text(contentType), text(body) || text(bodyBase64), ...others(rest)].filter(Boolean).join(' · '),
      );
    case 'kinesis':
      return numbered(list(holder.records), (record) => {
        const { data, partitionKey, shardId } = members(record);
        return [text(partitionKey), [decoded(text(data)), text(shardId)].filter(Boolean).join(' · ')];
      });
    case 'states':
      return named(members(holder.executions), ({ input }) => text(input));
    case 'events':
      return numbered(list(holder.events), (event) => {
        const { Source, DetailType, Detail } = members(event);
        return [[text(Source), text(DetailType)].filter(Boolean).join(' · '), text(Detail)];
      });
    case 'ssm':
    case 'secretsmanager':
      return [];
    default:
      return service satisfies never;
  }
}

function others(rest: Members): string[] {
  const kept = Object.entries(rest).filter(([name]) => name !== 'groupId' && name !== 'subject');
  return kept.length === 0 ? [] : [JSON.stringify(Object.fromEntries(kept))];
}

function decoded(base64: string): string {
  try {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return base64;
  }
}

function keysOf(table: Members): string[] {
  return [text(table.hashKey), text(table.rangeKey)].filter((name) => name !== '');
}

function aboutOf(service: Service, holder: Members): string {
  switch (service) {
    case 'dynamodb':
      return keysOf(holder).join(' · ');
    case 'kinesis':
      return holder.shards === undefined ? '' : String(holder.shards);
    case 'states':
      return [text(holder.type), text(holder.error), shown(holder.output)].filter(Boolean).join(' · ');
    case 'ssm':
      return [text(holder.type), text(holder.value)].filter(Boolean).join(' · ');
    case 'secretsmanager':
      return text(holder.secretString) || text(holder.secretBinary);
    default:
      return '';
  }
}

/** Entries by name keep it; those of a list are told apart by what they are, an item by its keys. */
function compared(service: Service, before: readonly Entry[], after: readonly Entry[]): Entry[] {
  const hasNames = service === 'dynamodb' || service === 's3' || service === 'states';
  const same = (one: Entry, other: Entry) => one.key === other.key && (hasNames || one.text === other.text);
  const left = [...before];
  const kept = after.map((entry): Entry => {
    const at = left.findIndex((old) => same(old, entry));
    if (at < 0) return { ...entry, mark: 'added' };
    const [old] = left.splice(at, 1);
    if (!old || old.text === entry.text) return entry;
    return { ...entry, mark: 'changed', before: old.text };
  });
  return [...left.map((entry): Entry => ({ ...entry, mark: 'removed' })), ...kept];
}

/** What lies in a state, what came into it and what went out of it since another. */
export function holders(before: Members, after: Members): Holder[] {
  const found: Holder[] = [];
  for (const service of SERVICE_NAMES) {
    const old = members(members(before[service])[HOLDERS[service]]);
    const now = members(members(after[service])[HOLDERS[service]]);
    for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
      const [was, is] = [old[name], now[name]];
      const holder = members(is ?? was);
      const about = aboutOf(service, holder);
      const mark = was === undefined ? 'added' : is === undefined ? 'removed' : undefined;
      const changed = mark === undefined && about !== aboutOf(service, members(was)) ? 'changed' : mark;
      found.push({
        service,
        name,
        about,
        keys: service === 'dynamodb' ? keysOf(holder) : [],
        entries: compared(service, contents(service, members(was)), contents(service, members(is))),
        ...(changed ? { mark: changed } : {}),
      });
    }
  }
  return found;
}

/** How many entries and holders are marked. */
export function countChanges(found: readonly Holder[]): number {
  return found.reduce(
    (sum, { mark, entries }) => sum + (mark ? 1 : 0) + entries.filter((entry) => entry.mark).length,
    0,
  );
}

const written = (state: Members): string => JSON.stringify(state, null, 2);

/** A state with one holder set, or taken out. */
function withHolder(state: Members, service: Service, name: string, holder: Members | undefined): Members {
  const own = members(state[service]);
  const { [name]: _old, ...rest } = members(own[HOLDERS[service]]);
  const all = members(own[HOLDERS[service]]);
  const next = holder === undefined ? rest : { ...all, [name]: holder };
  return { ...state, [service]: { ...own, [HOLDERS[service]]: next } };
}

/** What a form gives: the names of its fields with their texts. */
export type Fields = Readonly<Record<string, string>>;

/** The fields of the form that makes a holder; the first is its name. */
export function holderFields(service: Service): readonly string[] {
  switch (service) {
    case 'dynamodb':
      return ['name', 'hashKey', 'rangeKey'];
    case 'ssm':
    case 'secretsmanager':
      return ['name', 'value'];
    default:
      return ['name'];
  }
}

/** A state with a table, a queue, … more. */
export function withNewHolder(json: string, service: Service, fields: Fields): string {
  const { name = '', hashKey = '', rangeKey = '', value = '' } = fields;
  const made: Record<Service, Members> = {
    dynamodb: { hashKey, ...(rangeKey === '' ? {} : { rangeKey }), items: [] },
    sqs: { messages: [] },
    sns: { messages: [] },
    s3: { objects: {} },
    kinesis: { shards: 1, records: [] },
    states: { type: 'STANDARD' },
    events: { events: [] },
    ssm: { value, type: 'String' },
    secretsmanager: { secretString: value },
  };
  return written(withHolder(stateOf(json), service, name, made[service]));
}

/** A state without a holder. */
export function withoutHolder(json: string, service: Service, name: string): string {
  return written(withHolder(stateOf(json), service, name, undefined));
}

/** The fields of the form that adds an entry; none where a form cannot. */
export function entryFields({ service, keys }: Holder): readonly string[] {
  switch (service) {
    case 'dynamodb':
      return keys;
    case 'sqs':
      return ['body'];
    case 's3':
      return ['key', 'contentType', 'body'];
    default:
      return [];
  }
}

/** A state with one entry more; `more` are an item's other attributes. */
export function withNewEntry(
  json: string,
  { service, name }: Holder,
  fields: Fields,
  more: ReadonlyArray<readonly [string, string]>,
): string {
  const state = stateOf(json);
  const holder = members(members(members(state[service])[HOLDERS[service]])[name]);
  const { key = '', contentType = '', body = '' } = fields;
  const [first] = list(holder.items);
  // A key has one type in all items, which the table does not declare here.
  const keyed = ([attribute, value]: [string, string]): [string, JsonValue] => {
    const [kind = 'S'] = Object.keys(members(members(first)[attribute]));
    return [attribute, { [kind]: value }];
  };
  const item = Object.fromEntries([
    ...Object.entries(fields).map(keyed),
    ...more.map(([attribute, value]): [string, JsonValue] => [attribute, typed(value)]),
  ]);
  const changed: Members =
    service === 'dynamodb'
      ? { ...holder, items: [...list(holder.items), item] }
      : service === 'sqs'
        ? { ...holder, messages: [...list(holder.messages), body] }
        : {
            ...holder,
            objects: {
              ...members(holder.objects),
              [key]: { body, ...(contentType === '' ? {} : { contentType }) },
            },
          };
  return written(withHolder(state, service, name, changed));
}

const LISTS = {
  dynamodb: 'items',
  sqs: 'messages',
  sns: 'messages',
  s3: 'objects',
  kinesis: 'records',
  states: 'executions',
  events: 'events',
} as const;

/** A state without an entry. */
export function withoutEntry(json: string, { service, name }: Holder, at: number | string): string {
  if (service === 'ssm' || service === 'secretsmanager') return json;
  const state = stateOf(json);
  const holder = members(members(members(state[service])[HOLDERS[service]])[name]);
  const kept = holder[LISTS[service]];
  const next = isList(kept)
    ? kept.filter((_, index) => index !== at)
    : Object.fromEntries(Object.entries(members(kept)).filter(([one]) => one !== at));
  return written(withHolder(state, service, name, { ...holder, [LISTS[service]]: next }));
}
