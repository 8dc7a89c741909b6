import { describe, expect, it } from 'vitest';
import {
  countChanges,
  holders,
  plain,
  stateOf,
  typed,
  withNewEntry,
  withNewHolder,
  withoutEntry,
  withoutHolder,
} from '../src/state/services';

const BEFORE = JSON.stringify({
  dynamodb: {
    tables: {
      Pets: {
        hashKey: 'id',
        items: [
          { id: { S: '1' }, age: { N: '3' } },
          { id: { S: '2' }, age: { N: '4' } },
        ],
      },
    },
  },
  sqs: { queues: { jobs: { messages: ['a', 'a'] } } },
  ssm: { parameters: { '/p': { value: 'old', type: 'String' } } },
});

describe('what a call changed', () => {
  const of = (after: unknown) => holders(stateOf(BEFORE), stateOf(JSON.stringify(after)));

  it('tells an item by its keys', () => {
    const [table] = of({
      dynamodb: {
        tables: {
          Pets: {
            hashKey: 'id',
            items: [
              { id: { S: '1' }, age: { N: '5' } },
              { id: { S: '3' }, age: { N: '1' } },
            ],
          },
        },
      },
    });
    expect(table?.entries.map(({ key, mark, before }) => [key, mark, before])).toEqual([
      ['2', 'removed', undefined],
      ['1', 'changed', '{"age":3}'],
      ['3', 'added', undefined],
    ]);
  });

  it('tells messages by what they say, equal ones one by one', () => {
    const found = of({ ...JSON.parse(BEFORE), sqs: { queues: { jobs: { messages: ['a', 'b'] } } } });
    const jobs = found.find(({ name }) => name === 'jobs');
    expect(jobs?.entries.map(({ text, mark }) => [text, mark])).toEqual([
      ['a', 'removed'],
      ['a', undefined],
      ['b', 'added'],
    ]);
    expect(countChanges(found)).toBe(2);
  });

  it('tells holders that came, went and changed', () => {
    const found = of({
      dynamodb: JSON.parse(BEFORE).dynamodb,
      ssm: { parameters: { '/p': { value: 'new', type: 'String' } } },
      s3: { buckets: { files: { objects: { k: { body: 'x', contentType: 'text/plain' } } } } },
    });
    expect(found.map(({ name, mark }) => [name, mark])).toEqual([
      ['Pets', undefined],
      ['jobs', 'removed'],
      ['files', 'added'],
      ['/p', 'changed'],
    ]);
    expect(countChanges(of(JSON.parse(BEFORE)))).toBe(0);
  });

  it('reads what is none', () => {
    for (const text of ['', 'null', '[]', '{"sqs":1}', '{"dynamodb":{"tables":{"T":{"items":[1,null]}}}}']) {
      expect(countChanges(holders(stateOf(text), stateOf(text)))).toBe(0);
    }
  });
});

describe('forms', () => {
  it('make a table, fill it and empty it', () => {
    let state = withNewHolder('{}', 'dynamodb', { name: 'T', hashKey: 'id' });
    const holder = () => holders(stateOf(state), stateOf(state)).find(({ name }) => name === 'T');
    const table = holder();
    if (!table) throw new Error('no table');
    state = withNewEntry(state, table, { id: 'x' }, [
      ['n', '1.50'],
      ['ok', 'true'],
    ]);
    expect(JSON.parse(state).dynamodb.tables.T.items).toEqual([
      { id: { S: 'x' }, n: { N: '1.50' }, ok: { BOOL: true } },
    ]);
    expect(holder()?.entries).toHaveLength(1);
    expect(JSON.parse(withNewEntry(state, table, { id: '7' }, [])).dynamodb.tables.T.items[1]).toEqual({
      id: { S: '7' },
    });
    const numbered = state.replace('"S": "x"', '"N": "1"');
    expect(JSON.parse(withNewEntry(numbered, table, { id: '7' }, [])).dynamodb.tables.T.items[1]).toEqual({
      id: { N: '7' },
    });
    state = withoutEntry(state, table, 0);
    expect(holder()?.entries).toHaveLength(0);
    expect(JSON.parse(withoutHolder(state, 'dynamodb', 'T'))).toEqual({ dynamodb: { tables: {} } });
  });

  it('put messages and objects', () => {
    let state = withNewHolder(withNewHolder('{}', 'sqs', { name: 'q' }), 's3', { name: 'b' });
    for (const holder of holders(stateOf(state), stateOf(state))) {
      state = withNewEntry(
        state,
        holder,
        holder.service === 'sqs' ? { body: 'hi' } : { key: 'k', body: 'x' },
        [],
      );
    }
    expect(JSON.parse(state)).toEqual({
      sqs: { queues: { q: { messages: ['hi'] } } },
      s3: { buckets: { b: { objects: { k: { body: 'x' } } } } },
    });
  });

  it('turn values into typed ones and back', () => {
    for (const [text, value] of [
      ['12', { N: '12' }],
      ['012', { S: '012' }],
      ['true', { BOOL: true }],
      ['', { S: '' }],
    ] as const) {
      expect(typed(text)).toEqual(value);
    }
    expect(plain({ M: { a: { L: [{ N: '1' }, { NULL: true }] }, b: { SS: ['x'] } } })).toEqual({
      a: [1, null],
      b: ['x'],
    });
  });
});
