/** Whether something stored by an earlier visit still has a scenario's shape; what has not is ignored. */
import type { Scenario } from '../generated/Scenario';

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function optional(value: unknown, check: (value: unknown) => boolean): boolean {
  return value === undefined || check(value);
}

const isText = (value: unknown) => typeof value === 'string';
const isFlag = (value: unknown) => typeof value === 'boolean';

function isTable(value: unknown, check: (value: unknown) => boolean): boolean {
  return (
    Array.isArray(value) &&
    value.every((pair) => Array.isArray(pair) && pair.length === 2 && isText(pair[0]) && check(pair[1]))
  );
}

const isTexts = (value: unknown) => isTable(value, isText);
const isValues = (value: unknown) => Array.isArray(value) && value.every(isText);

function isIntegration(value: unknown): boolean {
  return (
    isObject(value) &&
    isText(value['type']) &&
    isTexts(value['requestParameters']) &&
    isTexts(value['requestTemplates']) &&
    isTexts(value['unused']) &&
    isTable(
      value['integrationResponses'],
      (response) =>
        isObject(response) &&
        isText(response['statusCode']) &&
        isTexts(response['responseParameters']) &&
        isTexts(response['responseTemplates']),
    )
  );
}

function isMethod(value: unknown): boolean {
  return (
    isObject(value) &&
    isText(value['httpMethod']) &&
    isFlag(value['apiKeyRequired']) &&
    isTable(value['requestParameters'], isFlag) &&
    isTexts(value['requestModels']) &&
    isTexts(value['unused']) &&
    isTable(
      value['methodResponses'],
      (response) =>
        isObject(response) &&
        isText(response['statusCode']) &&
        isTable(response['responseParameters'], isFlag) &&
        isTexts(response['responseModels']),
    ) &&
    isIntegration(value['methodIntegration'])
  );
}

function isRequest(value: unknown): boolean {
  return (
    isObject(value) &&
    isText(value['method']) &&
    isText(value['path']) &&
    isTable(value['headers'], isValues) &&
    optional(value['body'], (body) => isObject(body) && isText(body['kind']) && isText(body['value']))
  );
}

function isApi(value: unknown): boolean {
  return (
    isObject(value) &&
    isValues(value['binaryMediaTypes']) &&
    isTexts(value['models']) &&
    isTable(value['gatewayResponses'], isObject) &&
    Array.isArray(value['apiKeys']) &&
    Array.isArray(value['siblings']) &&
    isFlag(value['testInvoke']) &&
    optional(value['stage'], (stage) => isObject(stage) && isTexts(stage['variables'])) &&
    optional(value['method'], isMethod) &&
    optional(value['integration'], isIntegration)
  );
}

export function isScenario(value: unknown): value is Scenario {
  return (
    isObject(value) &&
    isRequest(value['request']) &&
    isApi(value['api']) &&
    optional(value['backend'], (backend) => isObject(backend) && isText(backend['kind'])) &&
    ['title', 'description', 'source', 'context', 'expect'].every((key) => optional(value[key], isText))
  );
}
