import { Editor } from '../editor/LazyEditor';
import type { Authorizer } from '../generated/Authorizer';
import type { AuthorizerResult } from '../generated/AuthorizerResult';
import { useWords } from '../i18n';
import {
  changeApi,
  changeMethod,
  freeName,
  keyAt,
  methodOf,
  removedAt,
  setOptional,
  valueAt,
} from '../state/change';
import { pointer } from '../state/places';
import { ArrivedRequest } from '../ui/Arrived';
import { Columns } from '../ui/Columns';
import { Complaints } from '../ui/Complaints';
import { Findings } from '../ui/Findings';
import { FitOffer } from '../ui/FitOffer';
import { Fold } from '../ui/Fold';
import { AddButton, Check, Choice, RemoveButton, TextField } from '../ui/fields';
import { MappingTable } from '../ui/MappingTable';
import { PairTable } from '../ui/PairTable';
import { Section } from '../ui/Section';
import { StatusCode } from '../ui/StatusCode';
import { StopNotice } from '../ui/StopNotice';
import { useStore } from '../ui/store-context';
import { Templates } from '../ui/Templates';

const METHODS = ['ANY', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const AUTHORIZATIONS = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const;
const DECISIONS = ['allow', 'deny', 'not_covered', 'unauthorized', 'failure'] as const;

const GATEWAY_RESPONSES = [
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'ACCESS_DENIED',
  'API_CONFIGURATION_ERROR',
  'AUTHORIZER_CONFIGURATION_ERROR',
  'AUTHORIZER_FAILURE',
  'BAD_REQUEST_PARAMETERS',
  'BAD_REQUEST_BODY',
  'EXPIRED_TOKEN',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'INVALID_API_KEY',
  'INVALID_SIGNATURE',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'REQUEST_TOO_LARGE',
  'RESOURCE_NOT_FOUND',
  'THROTTLED',
  'UNAUTHORIZED',
  'UNSUPPORTED_MEDIA_TYPE',
  'WAF_FILTERED',
] as const;

/** The refusals that happen before execution. */
const REFUSALS = [
  'THROTTLED',
  'QUOTA_EXCEEDED',
  'WAF_FILTERED',
  'EXPIRED_TOKEN',
  'INVALID_SIGNATURE',
] as const;

/** Station 2: routing, access and validation. */
export function MethodRequestStation() {
  const { t } = useWords();
  return (
    <Columns
      in={{ title: t.heads.methodRequestIn, content: <ArrivedRequest /> }}
      rule={{ title: t.heads.methodRequestRule, content: <Rule /> }}
      out={{ title: t.heads.methodRequestOut, content: <Checked /> }}
    />
  );
}

function Rule() {
  return (
    <>
      <Resource />
      <Validation />
      <div>
        <ModelsFold />
        <AuthorizerFold />
        <GatewayResponsesFold />
        <SiblingsFold />
      </div>
    </>
  );
}

function Resource() {
  const { t } = useWords();
  const { scenario, update } = useStore();
  const method = methodOf(scenario.value);
  const { resourcePath } = scenario.value.api;
  const authorization = AUTHORIZATIONS.find((one) => one === method.authorizationType) ?? 'NONE';
  const methods = [...new Set<string>([...METHODS, method.httpMethod])];
  return (
    <>
      <div class="request-line">
        <Choice
          mono
          label={t.method.httpMethod}
          field="/api/method/httpMethod"
          value={method.httpMethod}
          options={methods.map((one) => [one, one] as const)}
          onChange={(httpMethod) => update(changeMethod((old) => ({ ...old, httpMethod })))}
        />
        <TextField
          mono
          label={t.method.resourcePath}
          field="/api/resourcePath"
          value={resourcePath ?? ''}
          placeholder={t.method.resourcePlaceholder}
          onChange={(path) =>
            update(changeApi((api) => setOptional(api, 'resourcePath', path === '' ? undefined : path)))
          }
        />
      </div>
      <Complaints field="/api/resourcePath" />
      <FitOffer />
      <div class="row wrap bottom">
        <div class="grow">
          <Choice
            label={t.method.authorization}
            field="/api/method/authorizationType"
            value={authorization}
            options={AUTHORIZATIONS.map((one) => [one, t.method.authorizations[one]] as const)}
            onChange={(authorizationType) => update(changeMethod((old) => ({ ...old, authorizationType })))}
          />
        </div>
        <Check
          label={t.method.apiKeyRequired}
          checked={method.apiKeyRequired}
          field="/api/method/apiKeyRequired"
          onChange={(apiKeyRequired) => update(changeMethod((old) => ({ ...old, apiKeyRequired })))}
        />
      </div>
    </>
  );
}

function Validation() {
  const { t } = useWords();
  const { scenario, update } = useStore();
  const method = methodOf(scenario.value);
  const validator = scenario.value.api.requestValidator ?? {
    validateRequestBody: false,
    validateRequestParameters: false,
  };
  const models = ['Empty', 'Error', ...scenario.value.api.models.map(([name]) => name)];
  return (
    <>
      <Section title={t.method.validator}>
        <div class="row wrap">
          <Check
            label={t.method.validateBody}
            checked={validator.validateRequestBody}
            field="/api/requestValidator/validateRequestBody"
            onChange={(validateRequestBody) =>
              update(
                changeApi((api) => ({ ...api, requestValidator: { ...validator, validateRequestBody } })),
              )
            }
          />
          <Check
            label={t.method.validateParameters}
            checked={validator.validateRequestParameters}
            field="/api/requestValidator/validateRequestParameters"
            onChange={(validateRequestParameters) =>
              update(
                changeApi((api) => ({
                  ...api,
                  requestValidator: { ...validator, validateRequestParameters },
                })),
              )
            }
          />
        </div>
      </Section>
      <Section title={t.method.parameters}>
        <MappingTable
          label={t.method.parameters}
          prefix="method.request"
          places={['path', 'querystring', 'header']}
          rows={method.requestParameters}
          empty={t.method.parametersEmpty}
          fresh={false}
          newName="name"
          valueLabel={t.words.required}
          narrowValue
          value={({ value, set, name }) => (
            <Check bare label={`${t.words.required}: ${name}`} checked={value} onChange={set} />
          )}
          onChange={(requestParameters) => update(changeMethod((old) => ({ ...old, requestParameters })))}
        />
      </Section>
      <Section title={t.method.bodyModels}>
        <PairTable
          label={t.method.bodyModels}
          rows={method.requestModels}
          empty={t.method.bodyModelsEmpty}
          nameLabel={t.words.contentType}
          valueLabel={t.method.model}
          newName="application/json"
          names={['application/json']}
          values={models}
          fieldOf={(type) => pointer('api', 'method', 'requestModels', type)}
          onChange={(requestModels) => update(changeMethod((old) => ({ ...old, requestModels })))}
        />
      </Section>
    </>
  );
}

function ModelsFold() {
  const { t } = useWords();
  const { scenario, update, problems } = useStore();
  const { models } = scenario.value.api;
  return (
    <Fold name="models" title={t.method.models} count={models.length}>
      <p class="muted small">{t.method.modelsNote}</p>
      {models.length === 0 && <p class="none small">{t.method.modelsEmpty}</p>}
      {models.map(([name, schema], index) => {
        const field = pointer('api', 'models', name);
        return (
          <div key={index} class="section">
            <div class="row">
              <div class="grow">
                <TextField
                  bare
                  mono
                  label={t.method.modelName}
                  value={name}
                  onChange={(next) =>
                    update(changeApi((api) => ({ ...api, models: keyAt(models, index, next) })))
                  }
                />
              </div>
              <RemoveButton
                what={name}
                onClick={() => update(changeApi((api) => ({ ...api, models: removedAt(models, index) })))}
              />
            </div>
            <Editor
              label={t.method.schema(name)}
              value={schema}
              syntax="json"
              field={field}
              problems={problems.value}
              lines={{ min: 4, max: 16 }}
              onChange={(next) =>
                update(changeApi((api) => ({ ...api, models: valueAt(models, index, next) })))
              }
            />
            <Complaints field={field} />
          </div>
        );
      })}
      <AddButton
        label={t.words.add}
        onClick={() => {
          const name = freeName(
            'Model',
            models.map(([taken]) => taken),
          );
          const schema = '{\n  "type": "object",\n  "required": [],\n  "properties": {}\n}';
          update(changeApi((api) => ({ ...api, models: [...models, [name, schema]] })));
        }}
      />
    </Fold>
  );
}

function AuthorizerFold() {
  const { t } = useWords();
  const { scenario, update, problems } = useStore();
  const { authorizer, apiKeys, refusal } = scenario.value.api;
  const decision: AuthorizerResult | 'unset' = authorizer?.result ?? 'unset';
  const change = (next: Authorizer | undefined) =>
    update(changeApi((api) => setOptional(api, 'authorizer', next)));
  const json = (key: 'context' | 'claims', label: string) =>
    authorizer && (
      <Section title={label}>
        <Editor
          label={label}
          value={authorizer[key] ?? ''}
          syntax="json"
          field={`/api/authorizer/${key}`}
          problems={problems.value}
          lines={{ min: 2, max: 10 }}
          onChange={(text) => change(setOptional(authorizer, key, text.trim() === '' ? undefined : text))}
        />
        <Complaints field={`/api/authorizer/${key}`} />
      </Section>
    );
  return (
    <Fold name="authorizer" title={t.method.authorizer}>
      <Choice
        label={t.method.authorizerResult}
        field="/api/authorizer/result"
        value={decision}
        options={[
          ['unset', t.method.authorizerResults.unset],
          ...DECISIONS.map((one) => [one, t.method.authorizerResults[one]] as const),
        ]}
        onChange={(next) => change(next === 'unset' ? undefined : { ...authorizer, result: next })}
      />
      {authorizer && (
        <TextField
          mono
          label={t.method.principalId}
          field="/api/authorizer/principalId"
          value={authorizer.principalId ?? ''}
          onChange={(id) => change(setOptional(authorizer, 'principalId', id === '' ? undefined : id))}
        />
      )}
      {json('context', t.method.authorizerContext)}
      {json('claims', t.method.authorizerClaims)}
      <Section title={t.method.apiKeys}>
        <PairTable
          label={t.method.apiKeys}
          rows={apiKeys.map((key) => [key.value, key.name ?? ''] as const)}
          empty={t.words.none}
          nameLabel={t.method.apiKeyValue}
          valueLabel={t.words.name}
          newName="key"
          onChange={(rows) =>
            update(
              changeApi((api) => ({
                ...api,
                apiKeys: rows.map(([value, name], at) => {
                  const before = apiKeys[at];
                  const base = before?.id === undefined ? { value } : { value, id: before.id };
                  return name === '' ? base : { ...base, name };
                }),
              })),
            )
          }
        />
      </Section>
      <Choice
        label={t.method.refusal}
        field="/api/refusal"
        value={refusal ?? ''}
        options={[
          ['', t.method.refusalNone],
          ...[...new Set<string>([...REFUSALS, ...(refusal ? [refusal] : [])])].map(
            (one) => [one, one] as const,
          ),
        ]}
        onChange={(next) =>
          update(changeApi((api) => setOptional(api, 'refusal', next === '' ? undefined : next)))
        }
      />
    </Fold>
  );
}

function GatewayResponsesFold() {
  const { t } = useWords();
  const { scenario, update } = useStore();
  const { gatewayResponses } = scenario.value.api;
  const set = (next: typeof gatewayResponses) =>
    update(changeApi((api) => ({ ...api, gatewayResponses: next })));
  return (
    <Fold name="gateway-responses" title={t.method.gatewayResponses} count={gatewayResponses.length}>
      <p class="muted small">{t.method.gatewayResponsesNote}</p>
      {gatewayResponses.map(([type, response], index) => {
        const place = pointer('api', 'gatewayResponses', type);
        const change = (next: typeof response) => set(valueAt(gatewayResponses, index, next));
        return (
          <div key={index} class="card padded">
            <div class="row bottom">
              <div class="grow">
                <Choice
                  mono
                  label={t.method.gatewayResponseType}
                  value={type}
                  options={[...new Set<string>([...GATEWAY_RESPONSES, type])].map(
                    (one) => [one, one] as const,
                  )}
                  onChange={(next) => set(keyAt(gatewayResponses, index, next))}
                />
              </div>
              <div class="status-field">
                <TextField
                  mono
                  numeric
                  label={t.words.status}
                  field={`${place}/statusCode`}
                  value={response.statusCode ?? ''}
                  onChange={(code) =>
                    change(setOptional(response, 'statusCode', code === '' ? undefined : code))
                  }
                />
              </div>
              <RemoveButton what={type} onClick={() => set(removedAt(gatewayResponses, index))} />
            </div>
            <MappingTable
              label={t.words.headers}
              prefix="gatewayresponse"
              places={['header']}
              rows={response.responseParameters}
              empty={t.responses.headerMappingsEmpty}
              fresh="'*'"
              newName="Access-Control-Allow-Origin"
              valueLabel={t.words.source}
              value={({ value, set: setValue, name }) => (
                <TextField bare mono label={`${t.words.source}: ${name}`} value={value} onChange={setValue} />
              )}
              onChange={(responseParameters) => change({ ...response, responseParameters })}
            />
            <Templates
              templates={response.responseTemplates}
              place={`${place}/responseTemplates`}
              label={(contentType) => t.integration.responseTemplate(contentType, type)}
              empty={t.integration.noResponseTemplates}
              fresh={'{"message":$context.error.messageString}'}
              lines={{ min: 3, max: 12 }}
              onChange={(responseTemplates) => change({ ...response, responseTemplates })}
            />
          </div>
        );
      })}
      <AddButton
        label={t.words.add}
        onClick={() => {
          const taken = gatewayResponses.map(([type]) => type);
          const type = GATEWAY_RESPONSES.find((one) => !taken.includes(one));
          if (type) set([...gatewayResponses, [type, { responseParameters: [], responseTemplates: [] }]]);
        }}
      />
    </Fold>
  );
}

function SiblingsFold() {
  const { t } = useWords();
  const { scenario, update } = useStore();
  const { siblings } = scenario.value.api;
  return (
    <Fold name="siblings" title={t.method.siblings} count={siblings.length}>
      <PairTable
        label={t.method.siblings}
        rows={siblings.map((one) => [one.resourcePath, one.methods.join(' ')] as const)}
        empty={t.words.none}
        nameLabel={t.method.resourcePath}
        valueLabel={t.method.siblingMethods}
        newName="/other"
        onChange={(rows) =>
          update(
            changeApi((api) => ({
              ...api,
              siblings: rows.map(([resourcePath, methods]) => ({
                resourcePath,
                methods: methods.split(/[\s,]+/u).filter((one) => one !== ''),
              })),
            })),
          )
        }
      />
    </Fold>
  );
}

function Checked() {
  const { t } = useWords();
  const { outcome } = useStore();
  const report = outcome.value?.stages.find((one) => one.stage === 'methodRequest');
  const stopped = report?.result === 'stopped';
  return (
    <>
      {!outcome.value && <p class="none">{t.words.notRun}</p>}
      {report && !stopped && <p class="notice">{t.method.valid}</p>}
      {outcome.value && stopped && (
        <StopNotice
          title={
            <div class="row wrap">
              <StatusCode status={outcome.value.response.status} />
              {outcome.value.gatewayResponse && <span class="mono">{outcome.value.gatewayResponse}</span>}
            </div>
          }
        >
          {outcome.value.response.body && <code class="wrap">{outcome.value.response.body}</code>}
        </StopNotice>
      )}
      <Findings stages={stopped ? ['methodRequest', 'gatewayResponse'] : ['methodRequest']} />
    </>
  );
}
