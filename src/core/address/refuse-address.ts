/** Every reason why a text is not an address; the codes are stable, their prose lives in `report/`. */
export const addressRefusals = [
  // the whole
  'empty',
  'no-at',
  'two-ats',
  'address-too-long',
  'white-space',
  'control-character',
  'comment',
  'non-ascii',
  'unsafe-unicode',
  // the local part
  'local-empty',
  'local-too-long',
  'local-dot-first',
  'local-dot-last',
  'local-dots',
  'local-character',
  'local-quoted',
  'local-quote-unclosed',
  'local-quote-trailing',
  // the domain
  'domain-empty',
  'domain-dotless',
  'domain-numeric',
  'domain-top-level',
  'domain-literal',
  'domain-label-empty',
  'domain-label-long',
  'domain-hyphen',
  'domain-character',
  'domain-a-label',
  'domain-idn',
  'domain-too-long',
] as const;
export type AddressRefusal = (typeof addressRefusals)[number];

/** Why and where a text is not an address; `column` is the 1-based UTF-16 code unit of the fault. */
export interface RefusedAddress {
  readonly valid: false;
  readonly code: AddressRefusal;
  readonly column: number;
}

/** Makes the refusal for the fault at a 0-based code unit. */
export function refuse(code: AddressRefusal, index: number): RefusedAddress {
  return { valid: false, code, column: index + 1 };
}
