/** A scenario and its outcome as Markdown, for an issue or a chat. */
import type { Outcome } from '../generated/Outcome';
import type { Scenario } from '../generated/Scenario';
import type { Dictionary } from '../i18n/en';
import { integrationOf } from './mode';
import { backendRequestText, requestText, responseText } from './reading';
import { templatesOf } from './templates';

export function markdownOf(
  scenario: Scenario,
  outcome: Outcome | null,
  link: string | null,
  t: Dictionary,
): string {
  const parts = [
    `# ${scenario.title ?? t.bar.untitled}`,
    section(t.stations.client, 'http', requestText(scenario.request)),
  ];
  for (const template of templatesOf(scenario)) {
    if (template.field.includes('/requestTemplates/')) {
      parts.push(
        section(
          `${t.integration.template(template.contentType)} (${integrationOf(scenario)?.type})`,
          'velocity',
          template.text,
        ),
      );
    }
  }
  if (outcome?.integrationRequest) {
    parts.push(
      section(t.heads.integrationRequestOut, 'http', backendRequestText(outcome.integrationRequest)),
    );
  }
  if (outcome) parts.push(section(t.heads.methodResponseOut, 'http', responseText(outcome.response)));
  if (link !== null) parts.push(`[Gatelens](${link})`);
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`{3,}/gu)].map((run) => run[0].length + 1)));
  return `## ${title}\n\n${fence}${language}\n${text}\n${fence}`;
}
