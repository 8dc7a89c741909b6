import type { IntegrationResponse } from '../generated/IntegrationResponse';
import { useWords } from '../i18n';
import { changeIntegration, freeName, NO_INTEGRATION, removedAt, setOptional } from '../state/change';
import { kindOf } from '../state/kinds';
import { integrationOf, isProxy } from '../state/mode';
import { integrationPlace, pointer } from '../state/places';
import { useClientResponse } from '../ui/ClientResponse';
import { Columns } from '../ui/Columns';
import { Complaints } from '../ui/Complaints';
import { ContentHandlingChoice } from '../ui/ContentHandlingChoice';
import { FindingLine, findingsOf } from '../ui/Findings';
import { Fold } from '../ui/Fold';
import { AddButton, RemoveButton, TextField } from '../ui/fields';
import { Icon } from '../ui/icons';
import { MappingTable } from '../ui/MappingTable';
import { ReceivedResponse } from '../ui/Message';
import { NotReached } from '../ui/NotReached';
import { Section } from '../ui/Section';
import { useStore } from '../ui/store-context';
import { Templates } from '../ui/Templates';
import { useMappingWords } from '../ui/useMappingWords';

/** Station 5: which integration response is chosen, and what it makes. */
export function IntegrationResponseStation() {
  const { t } = useWords();
  const out = useClientResponse('integrationResponse');
  return (
    <Columns
      in={{ title: t.heads.integrationResponseIn, content: <Answered /> }}
      rule={{ title: t.heads.integrationResponseRule, content: <Rule /> }}
      out={out}
    />
  );
}

function Answered() {
  const { t } = useWords();
  const { outcome, scenario } = useStore();
  const answer = outcome.value?.integrationResponse;
  if (answer) return <ReceivedResponse response={answer} place="/integrationResponse" />;
  return integrationOf(scenario.value)?.type === 'MOCK' ? (
    <p class="none">{t.integration.nothingCalledNote}</p>
  ) : (
    <NotReached />
  );
}

type Rows = readonly (readonly [string, IntegrationResponse])[];

function Rule() {
  const { t } = useWords();
  const { scenario, update, switchMode } = useStore();
  const integration = integrationOf(scenario.value) ?? NO_INTEGRATION;
  const responses = integration.integrationResponses;
  const proxy = isProxy(integration.type);
  const set = (rows: Rows) =>
    update(
      changeIntegration((old) => ({
        ...old,
        integrationResponses: rows.map(([key, value]): [string, IntegrationResponse] => [key, value]),
      })),
    );
  const add = (status: string) => {
    const key = freeName(
      status,
      responses.map(([taken]) => taken),
    );
    const fresh: IntegrationResponse = { statusCode: status, responseParameters: [], responseTemplates: [] };
    set([...responses, [key, responses.length === 0 ? fresh : { ...fresh, selectionPattern: '.*Error.*' }]]);
  };
  return (
    <>
      {proxy && (
        <div class="notice">
          <strong>{t.integration.inertTitle}</strong>
          <span>{t.responses.proxyNote}</span>
          <div>
            <button type="button" class="button" onClick={switchMode}>
              {t.integration.toNonProxy}
            </button>
          </div>
        </div>
      )}
      {responses.length === 0 && proxy ? null : (
        <Section title={t.responses.list}>
          {responses.length === 0 ? (
            <div class="empty">
              <span>{t.responses.empty}</span>
              <AddButton label={t.responses.addDefault} onClick={() => add('200')} />
            </div>
          ) : (
            <ol class="cards">
              {responses.map(([key, response], index) => (
                <ResponseCard
                  key={index}
                  name={key}
                  response={response}
                  inert={proxy}
                  onChange={(next) =>
                    set(
                      responses.map((row, at) =>
                        at === index ? ([rekeyed(responses, index, next), next] as const) : row,
                      ),
                    )
                  }
                  onRemove={() => set(removedAt(responses, index))}
                  {...(index > 0
                    ? {
                        onMoveUp: () =>
                          set([
                            ...responses.slice(0, index - 1),
                            ...swapped(responses, index),
                            ...responses.slice(index + 1),
                          ]),
                      }
                    : {})}
                />
              ))}
            </ol>
          )}
          {responses.length > 0 && <AddButton label={t.responses.add} onClick={() => add('500')} />}
        </Section>
      )}
    </>
  );
}

/** A response is listed under its status code where that is free, as AWS lists it. */
function rekeyed(responses: Rows, index: number, response: IntegrationResponse): string {
  const key = responses[index]?.[0] ?? response.statusCode;
  const taken = responses.filter((_, at) => at !== index).map(([other]) => other);
  return response.statusCode !== '' && !taken.includes(response.statusCode) ? response.statusCode : key;
}

function swapped(responses: Rows, index: number): Rows {
  const [before, here] = [responses[index - 1], responses[index]];
  return before && here ? [here, before] : [];
}

interface CardProps {
  readonly name: string;
  readonly response: IntegrationResponse;
  readonly inert: boolean;
  readonly onChange: (response: IntegrationResponse) => void;
  readonly onRemove: () => void;
  readonly onMoveUp?: () => void;
}

function ResponseCard({ name, response, inert, onChange, onRemove, onMoveUp }: CardProps) {
  const { t } = useWords();
  const { sources, targets, fetch } = useMappingWords('response');
  const { scenario, outcome } = useStore();
  const integration = integrationOf(scenario.value) ?? NO_INTEGRATION;
  const place = `${integrationPlace(scenario.value)}${pointer('integrationResponses', name)}`;
  const kind = kindOf(integration);
  const isDefault = !response.selectionPattern;
  const stages = (outcome.value?.stages ?? []).filter((stage) => stage.stage === 'integrationResponse');
  const found = findingsOf(stages, place).filter(
    (finding) => finding.field === place || finding.field === `${place}/selectionPattern`,
  );
  const chosen = !inert && found.some((finding) => finding.acted);
  const patternLabel =
    kind === 'lambda'
      ? t.responses.patternLambda
      : kind === 'http' || kind === 'service'
        ? t.responses.patternHttp
        : t.responses.pattern;
  return (
    <li class={`card${chosen ? ' chosen' : ''}`}>
      <div class="top">
        <TextField
          mono
          numeric
          label={t.words.status}
          field={`${place}/statusCode`}
          value={response.statusCode}
          onChange={(statusCode) => onChange({ ...response, statusCode })}
        />
        <TextField
          mono
          label={patternLabel}
          field={`${place}/selectionPattern`}
          value={response.selectionPattern ?? ''}
          placeholder={t.responses.patternPlaceholder}
          onChange={(pattern) =>
            onChange(setOptional(response, 'selectionPattern', pattern === '' ? undefined : pattern))
          }
        />
        <div class="buttons">
          {onMoveUp && (
            <button
              type="button"
              class="button plain icon-only"
              aria-label={`${t.words.moveUp}: ${response.statusCode}`}
              title={t.words.moveUp}
              onClick={onMoveUp}
            >
              <Icon name="up" />
            </button>
          )}
          <RemoveButton what={response.statusCode} onClick={onRemove} />
        </div>
      </div>
      <div class="why">
        <div class="row wrap">
          {isDefault && <span class="badge">{t.responses.isDefault}</span>}
          {chosen && (
            <span class="badge answer">
              <Icon name="check" />
              {t.responses.matched}
            </span>
          )}
        </div>
        <Complaints field={place} />
        <Complaints field={`${place}/selectionPattern`} />
        <Complaints field={`${place}/statusCode`} />
        {found.length > 0 && !inert && (
          <ul class="findings">
            {found.map((finding, index) => (
              <FindingLine key={`${finding.code}-${index}`} finding={finding} />
            ))}
          </ul>
        )}
      </div>
      <Fold
        name={`response-${name}`}
        title={t.responses.details(response.statusCode)}
        open={chosen || isDefault}
      >
        <Section title={t.integration.templates}>
          <Templates
            templates={response.responseTemplates}
            place={`${place}/responseTemplates`}
            label={(contentType) => t.integration.responseTemplate(contentType, response.statusCode)}
            empty={t.integration.noResponseTemplates}
            fresh="$input.json('$')"
            inert={inert}
            lines={{ min: 4, max: 20 }}
            onChange={(responseTemplates) => onChange({ ...response, responseTemplates })}
          />
        </Section>
        <Section title={t.responses.headerMappings}>
          <MappingTable
            label={t.responses.headerMappings}
            prefix="method.response"
            places={['header']}
            rows={response.responseParameters}
            empty={t.responses.headerMappingsEmpty}
            fresh="''"
            newName="X-Header"
            names={targets}
            onEdit={fetch}
            valueLabel={t.words.source}
            value={({ key, value, set, name: header }) => (
              <>
                <TextField
                  bare
                  mono
                  label={`${t.words.source}: ${header}`}
                  value={value}
                  field={`${place}/responseParameters/${key}`}
                  options={sources}
                  onChange={set}
                />
                <Complaints field={`${place}/responseParameters/${key}`} />
              </>
            )}
            onChange={(responseParameters) => onChange({ ...response, responseParameters })}
          />
        </Section>
        <ContentHandlingChoice
          value={response.contentHandling}
          field={`${place}/contentHandling`}
          onChange={(next) => onChange(setOptional(response, 'contentHandling', next))}
        />
      </Fold>
    </li>
  );
}
