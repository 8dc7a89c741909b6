/**
 * The scenario of a first visit, as the engine reads it from `content/examples/rename-a-query-parameter.json`: here so
 * that the page has something to show before the engine is loaded. A test holds the two together.
 */
import type { Scenario } from '../generated/Scenario';
import type { Language, StationId } from './contract';

/** The name of the example that a first visit shows, and the station where it begins. */
export const FIRST_EXAMPLE = 'rename-a-query-parameter';
export const FIRST_STATION: StationId = 'integrationRequest';

/** Its title and summary in the other language, as the list of examples has them. */
const KOREAN = {
  title: '쿼리 파라미터 이름 바꾸기',
  description: '클라이언트는 `?name=foo`를 보내고, Lambda 함수는 `{"myVariable": "foo"}`를 받아야 합니다.',
};

export function firstScenario(language: Language): Scenario {
  return language === 'ko' ? { ...FIRST_SCENARIO, ...KOREAN } : FIRST_SCENARIO;
}

export const FIRST_SCENARIO: Scenario = {
  title: 'Rename a query parameter',
  description: 'The client sends `?name=foo`; the Lambda function wants `{"myVariable": "foo"}`.',
  request: {
    method: 'GET',
    path: '/pets/42?name=foo',
    headers: [['Accept', ['application/json']]],
  },
  api: {
    resourcePath: '/pets/{petId}',
    binaryMediaTypes: [],
    models: [],
    gatewayResponses: [],
    method: {
      httpMethod: 'GET',
      authorizationType: 'NONE',
      apiKeyRequired: false,
      requestParameters: [
        ['method.request.path.petId', true],
        ['method.request.querystring.name', false],
      ],
      requestModels: [],
      methodResponses: [['200', { statusCode: '200', responseParameters: [], responseModels: [] }]],
      methodIntegration: {
        type: 'AWS',
        httpMethod: 'POST',
        uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:MyFunction/invocations',
        requestParameters: [],
        requestTemplates: [['application/json', '{\n  "myVariable":\n    "$input.params(\'name\')"\n}']],
        passthroughBehavior: 'WHEN_NO_MATCH',
        integrationResponses: [['200', { statusCode: '200', responseParameters: [], responseTemplates: [] }]],
        unused: [],
      },
      unused: [],
    },
    apiKeys: [],
    siblings: [],
    testInvoke: false,
  },
  backend: { kind: 'lambda', value: { kind: 'returns', value: '{"greeting":"안녕하세요"}' } },
  expect:
    '{"integrationRequest":{"bodyJson":{"myVariable":"foo"}},"response":{"status":200,"bodyJson":{"greeting":"안녕하세요"}}}',
};
