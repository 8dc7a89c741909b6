import { expect, it } from 'vitest';
import type { CatalogueService } from '../src/generated/CatalogueService';
import { NO_INTEGRATION } from '../src/state/change';
import { actionOf, urisOf, withAction } from '../src/state/service-action';

const action = (
  name: string,
  method: string,
  path: string,
  template: string,
  parameters: [string, string][] = [],
) => ({
  name,
  doc: '',
  inputs: [],
  method,
  path,
  template,
  parameters,
});

const FORM: [string, string] = [
  'integration.request.header.Content-Type',
  "'application/x-www-form-urlencoded'",
];
const DYNAMODB: CatalogueService = {
  name: 'dynamodb',
  title: 'DynamoDB',
  actions: [
    action('PutItem', 'POST', 'action/PutItem', 'put'),
    action('GetItem', 'POST', 'action/GetItem', 'get'),
  ],
};
const SQS: CatalogueService = {
  name: 'sqs',
  title: 'SQS',
  actions: [
    action('SendMessage', 'POST', 'path/123456789012/MyQueue', 'Action=SendMessage&MessageBody=x', [FORM]),
  ],
};
const S3: CatalogueService = {
  name: 's3',
  title: 'S3',
  actions: [
    action('GetObject', 'GET', 'path/my-bucket/{key}', ''),
    action('PutObject', 'PUT', 'path/my-bucket/{key}', ''),
    action('ListObjectsV2', 'GET', 'path/my-bucket', ''),
  ],
};
const ALL = [DYNAMODB, SQS, S3];
const EU = 'arn:aws:apigateway:eu-west-1:';

it('fills in how an action is called, in the region that is there', () => {
  const put = DYNAMODB.actions[0];
  const send = SQS.actions[0];
  if (!put || !send) throw new Error('no action');
  const first = withAction(
    { ...NO_INTEGRATION, uri: `${EU}dynamodb:action/GetItem` },
    DYNAMODB,
    put,
    ALL,
    false,
  );
  expect(first).toMatchObject({ type: 'AWS', httpMethod: 'POST', uri: `${EU}dynamodb:action/PutItem` });
  expect(first.requestTemplates).toEqual([['application/json', 'put']]);
  const second = withAction(first, SQS, send, ALL, false);
  expect(second.requestTemplates).toEqual([['application/json', 'Action=SendMessage&MessageBody=x']]);
  expect(second.requestParameters).toEqual([FORM]);
  expect(withAction(second, DYNAMODB, put, ALL, false).requestParameters).toEqual([]);
});

it('leaves what someone wrote', () => {
  const put = DYNAMODB.actions[0];
  const send = SQS.actions[0];
  if (!put || !send) throw new Error('no action');
  const own = {
    ...NO_INTEGRATION,
    uri: `${EU}sqs:path/111122223333/orders`,
    requestTemplates: [['application/json', 'my own']] as [string, string][],
    requestParameters: [['integration.request.header.X', "'1'"]] as [string, string][],
  };
  const kept = withAction(own, SQS, send, ALL, false);
  expect(kept.requestTemplates).toEqual(own.requestTemplates);
  expect(kept.uri).toBe(own.uri);
  expect(kept.requestParameters).toEqual([...own.requestParameters, FORM]);
  expect(withAction(own, SQS, send, ALL, true).requestTemplates).toEqual([
    ['application/json', 'Action=SendMessage&MessageBody=x'],
  ]);
});

it('finds the action that is called', () => {
  const of = (service: CatalogueService, integration: object) =>
    actionOf({ ...NO_INTEGRATION, ...integration }, service)?.name;
  expect(of(DYNAMODB, { uri: `${EU}dynamodb:action/GetItem` })).toBe('GetItem');
  expect(of(DYNAMODB, { uri: `${EU}dynamodb:action/Nothing` })).toBeUndefined();
  expect(of(SQS, { requestTemplates: [['application/json', 'Action=SendMessage&MessageBody=y']] })).toBe(
    'SendMessage',
  );
  expect(
    of(DYNAMODB, {
      requestParameters: [['integration.request.header.X-Amz-Target', "'DynamoDB_20120810.PutItem'"]],
    }),
  ).toBe('PutItem');
  expect(of(S3, { uri: `${EU}s3:path/b/{key}`, httpMethod: 'PUT' })).toBe('PutObject');
  expect(of(S3, { uri: `${EU}s3:path/b`, httpMethod: 'GET' })).toBe('ListObjectsV2');
});

it('lists the URIs once each', () => {
  expect(urisOf(ALL, `${EU}s3:path/b`)).toEqual([
    `${EU}dynamodb:action/PutItem`,
    `${EU}dynamodb:action/GetItem`,
    `${EU}sqs:path/123456789012/MyQueue`,
    `${EU}s3:path/my-bucket/{key}`,
    `${EU}s3:path/my-bucket`,
  ]);
});
