import type { Scenario } from '../generated/Scenario';
import { changeIntegration } from '../state/change';
import type { Store } from '../state/contract';
import { integrationPlace, pointer, stationOfField } from '../state/places';
import { templateAt } from '../state/templates';
import { pinned } from '../ui/pointed';
import { revealed } from '../ui/reveal';
import { type Fix, fixed, fixOf } from './fixes';

type Templates = Scenario['api']['gatewayResponses'][number][1]['responseTemplates'];

/** The scenario with another text for the template of this place. */
export function withTemplate(scenario: Scenario, field: string, text: string): Scenario {
  const changed = (templates: Templates, place: string): Templates =>
    templates.map(([type, old]) => [type, `${place}${pointer(type)}` === field ? text : old]);
  const place = integrationPlace(scenario);
  const next = changeIntegration((integration) => ({
    ...integration,
    requestTemplates: changed(integration.requestTemplates, `${place}/requestTemplates`),
    integrationResponses: integration.integrationResponses.map(([key, response]) => [
      key,
      {
        ...response,
        responseTemplates: changed(
          response.responseTemplates,
          `${place}${pointer('integrationResponses', key, 'responseTemplates')}`,
        ),
      },
    ]),
  }))(scenario);
  return {
    ...next,
    api: {
      ...next.api,
      gatewayResponses: next.api.gatewayResponses.map(([type, response]) => [
        type,
        {
          ...response,
          responseTemplates: changed(
            response.responseTemplates,
            pointer('api', 'gatewayResponses', type, 'responseTemplates'),
          ),
        },
      ]),
    },
  };
}

/** Makes a fix in the template of a field, and shows its place. */
export function applyFix(store: Store, field: string, fix: Fix): void {
  const text = templateAt(store.scenario.peek(), field);
  const [edit] = fix.edits;
  if (text === undefined || !edit) return;
  store.update((scenario) => withTemplate(scenario, field, fixed(text, fix.edits)));
  store.station.value = stationOfField(field);
  // The editor takes the new text first, with the next drawing.
  requestAnimationFrame(() => {
    revealed.value = { field, start: edit.from, end: edit.from + edit.insert.length };
  });
}

/** Makes the fix of the problem at the caret, else the first that there is. */
export function fixNext(store: Store): void {
  const at = pinned.peek();
  const scenario = store.scenario.peek();
  const found = store.problems.peek().flatMap((problem) => {
    const field = problem.where?.field;
    const text = field === undefined ? undefined : templateAt(scenario, field);
    const fix = text === undefined ? null : fixOf(problem, text);
    return fix && field !== undefined ? [{ field, fix, problem }] : [];
  });
  const isHere = ({ problem: { where } }: (typeof found)[number]) =>
    at?.side === 'source' &&
    where?.field === at.template &&
    at.offset >= (where.start ?? 0) &&
    at.offset <= (where.end ?? 0);
  const chosen = found.find(isHere) ?? found[0];
  if (chosen) applyFix(store, chosen.field, chosen.fix);
}
