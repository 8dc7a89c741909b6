import { Editor } from '../editor/LazyEditor';
import type { MethodResponse } from '../generated/MethodResponse';
import { useWords } from '../i18n';
import { changeMethod, freeName, keyAt, methodOf, removedAt, setOptional, valueAt } from '../state/change';
import { expectationOf } from '../state/expectation';
import { laidOut } from '../state/layout';
import { integrationOf } from '../state/mode';
import { pointer } from '../state/places';
import { RESPONSE_HEADERS, useClientResponse } from '../ui/ClientResponse';
import { Columns } from '../ui/Columns';
import { Complaints } from '../ui/Complaints';
import { Facts } from '../ui/Facts';
import { Findings } from '../ui/Findings';
import { Fold } from '../ui/Fold';
import { AddButton, Check, RemoveButton, TextField } from '../ui/fields';
import { MappingTable } from '../ui/MappingTable';
import { NotReached } from '../ui/NotReached';
import { PairTable } from '../ui/PairTable';
import { Section } from '../ui/Section';
import { StatusCode } from '../ui/StatusCode';
import { useStore } from '../ui/store-context';

/** Station 6: what the method declares, and what the client receives. */
export function MethodResponseStation() {
  const { t } = useWords();
  const out = useClientResponse('methodResponse');
  return (
    <Columns
      in={{ title: t.heads.methodResponseIn, content: <Arrives /> }}
      rule={{ title: t.heads.methodResponseRule, content: <Rule /> }}
      out={out}
    />
  );
}

function Arrives() {
  const { t } = useWords();
  const { outcome } = useStore();
  const report = outcome.value?.stages.find((one) => one.stage === 'methodResponse');
  if (!outcome.value || report?.result === 'notReached') return <NotReached />;
  // What stopped here is not what the client gets.
  if (report?.result === 'stopped') return <Findings stages={['integrationResponse']} />;
  const { response } = outcome.value;
  return (
    <>
      <div class="wire">
        <StatusCode status={response.status} />
      </div>
      <Section title={t.words.headers}>
        <Facts
          rows={Object.entries(response.headers).map(
            ([name, value]) => [name, [value].flat().join(', ')] as const,
          )}
          empty={t.words.noHeaders}
        />
      </Section>
    </>
  );
}

function Rule() {
  const { t } = useWords();
  const { scenario, outcome, update } = useStore();
  const responses = methodOf(scenario.value).methodResponses;
  const declared = scenario.value.api.method !== undefined;
  const set = (rows: [string, MethodResponse][]) =>
    update(changeMethod((method) => ({ ...method, methodResponses: rows })));
  const status = String(outcome.value?.response.status ?? '');
  const answered = outcome.value?.gatewayResponse === null;
  return (
    <>
      {!declared && (
        <div class="notice">
          <span>{t.methodResponses.short}</span>
          <div>
            <button type="button" class="button" onClick={() => update(changeMethod((method) => method))}>
              {t.methodResponses.declare}
            </button>
          </div>
        </div>
      )}
      <Section title={t.methodResponses.list}>
        {responses.length === 0 && <p class="none small">{t.methodResponses.empty}</p>}
        <ol class="cards">
          {responses.map(([key, response], index) => {
            const place = pointer('api', 'method', 'methodResponses', key);
            const change = (next: MethodResponse) => set(valueAt(responses, index, next));
            return (
              <li key={index} class={`card padded${answered && status === key ? ' chosen' : ''}`}>
                <div class="row bottom spread">
                  <div class="status-field">
                    <TextField
                      mono
                      numeric
                      label={t.methodResponses.status}
                      field={`${place}/statusCode`}
                      value={response.statusCode}
                      onChange={(statusCode) =>
                        set(keyAt(valueAt(responses, index, { ...response, statusCode }), index, statusCode))
                      }
                    />
                  </div>
                  <RemoveButton what={response.statusCode} onClick={() => set(removedAt(responses, index))} />
                </div>
                <Complaints field={place} />
                <Complaints field={`${place}/statusCode`} />
                <Section title={t.methodResponses.headers}>
                  <MappingTable
                    label={t.methodResponses.headers}
                    prefix="method.response"
                    places={['header']}
                    rows={response.responseParameters}
                    empty={t.methodResponses.headersEmpty}
                    fresh={false}
                    newName="X-Header"
                    names={RESPONSE_HEADERS}
                    valueLabel={t.words.required}
                    narrowValue
                    value={({ value, set: setValue, name }) => (
                      <Check
                        bare
                        label={`${t.words.required}: ${name}`}
                        checked={value}
                        onChange={setValue}
                      />
                    )}
                    onChange={(responseParameters) => change({ ...response, responseParameters })}
                  />
                </Section>
                <Section title={t.methodResponses.models}>
                  <PairTable
                    label={t.methodResponses.models}
                    rows={response.responseModels}
                    empty={t.methodResponses.modelsEmpty}
                    nameLabel={t.words.contentType}
                    valueLabel={t.method.model}
                    newName="application/json"
                    values={['Empty', 'Error', ...scenario.value.api.models.map(([name]) => name)]}
                    fieldOf={(type) => `${place}${pointer('responseModels', type)}`}
                    onChange={(responseModels) => change({ ...response, responseModels })}
                  />
                </Section>
              </li>
            );
          })}
        </ol>
        <AddButton
          label={t.methodResponses.add}
          onClick={() => {
            const taken = responses.map(([key]) => key);
            const wanted = integrationOf(scenario.value)?.integrationResponses.map(
              ([, { statusCode }]) => statusCode,
            );
            const code = wanted?.find((one) => !taken.includes(one)) ?? freeStatus(taken);
            set([...responses, [code, { statusCode: code, responseParameters: [], responseModels: [] }]]);
          }}
        />
      </Section>
      <ExpectationFold />
    </>
  );
}

/** What the scenario claims of its result, for `gatelens check`. */
function ExpectationFold() {
  const { t } = useWords();
  const { scenario, outcome, problems, stale, update } = useStore();
  const now = outcome.value;
  const set = (text: string) =>
    update((old) => setOptional(old, 'expect', text.trim() === '' ? undefined : text));
  return (
    <Fold name="expectation" title={t.methodResponses.expectation}>
      <p class="muted small">{t.methodResponses.expectationNote}</p>
      <Editor
        label={t.methodResponses.expectationLabel}
        value={scenario.value.expect ?? ''}
        syntax="json"
        field="/expect"
        problems={problems.value}
        hint={'{"response": {"status": 200}}'}
        lines={{ min: 3, max: 16 }}
        onChange={set}
      />
      <Complaints field="/expect" />
      <button
        type="button"
        class="button"
        disabled={now === null || stale.value}
        onClick={() => now && set(laidOut(expectationOf(now)) ?? '')}
      >
        {t.methodResponses.expectThis}
      </button>
    </Fold>
  );
}

function freeStatus(taken: readonly string[]): string {
  return ['200', '400', '404', '500', '201'].find((code) => !taken.includes(code)) ?? freeName('418', taken);
}
