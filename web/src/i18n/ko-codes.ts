/** The Korean wording of a diagnostic or finding; `{name}` is filled with the argument of that name. */
export interface CodeText {
  readonly says: string;
  readonly help?: string;
}

export const koCodes: Readonly<Record<string, CodeText>> = {};
