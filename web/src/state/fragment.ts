/** What stands after `#` in the address: a scenario, an example, a lesson, and how to show it. */

/** The version of the link format that this page writes. */
export const LINK_VERSION = 1;

export type Fragment =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'scenario';
      readonly version: number;
      readonly payload: string;
      readonly compare: boolean;
    }
  | { readonly kind: 'example'; readonly name: string; readonly compare: boolean }
  | { readonly kind: 'lesson'; readonly name: string }
  | { readonly kind: 'foreign' };

/** Reads a fragment, with or without its `#`. */
export function readFragment(hash: string): Fragment {
  const [subject = '', ...settings] = hash.replace(/^#/u, '').split('&');
  if (subject === '') return { kind: 'none' };
  const compare = settings.includes('v=compare');
  const scenario = /^s(\d{1,4})\.(.*)$/u.exec(subject);
  if (scenario) {
    return { kind: 'scenario', version: Number(scenario[1]), payload: scenario[2] ?? '', compare };
  }
  const named = /^([el])\.([\w-]+)$/u.exec(subject);
  if (named?.[2] !== undefined) {
    return named[1] === 'e'
      ? { kind: 'example', name: named[2], compare }
      : { kind: 'lesson', name: named[2] };
  }
  return { kind: 'foreign' };
}

export function scenarioFragment(payload: string): string {
  return `#s${LINK_VERSION}.${payload}`;
}

export function exampleFragment(name: string): string {
  return `#e.${name}`;
}

export function lessonFragment(name: string): string {
  return `#l.${name}`;
}
