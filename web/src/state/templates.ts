/** The mapping templates of a scenario by their places. */
import type { Scenario } from '../generated/Scenario';
import { integrationOf } from './mode';
import { integrationPlace, pointer } from './places';

export interface TemplatePlace {
  readonly field: string;
  readonly contentType: string;
  readonly text: string;
}

export function templatesOf(scenario: Scenario): TemplatePlace[] {
  const integration = integrationOf(scenario);
  const place = integrationPlace(scenario);
  const found: TemplatePlace[] = [];
  for (const [contentType, text] of integration?.requestTemplates ?? []) {
    found.push({ field: `${place}${pointer('requestTemplates', contentType)}`, contentType, text });
  }
  for (const [key, response] of integration?.integrationResponses ?? []) {
    for (const [contentType, text] of response.responseTemplates) {
      const field = `${place}${pointer('integrationResponses', key, 'responseTemplates', contentType)}`;
      found.push({ field, contentType, text });
    }
  }
  for (const [type, response] of scenario.api.gatewayResponses) {
    for (const [contentType, text] of response.responseTemplates) {
      const field = pointer('api', 'gatewayResponses', type, 'responseTemplates', contentType);
      found.push({ field, contentType, text });
    }
  }
  return found;
}

export function templateAt(scenario: Scenario, field: string): string | undefined {
  return templatesOf(scenario).find((template) => template.field === field)?.text;
}
