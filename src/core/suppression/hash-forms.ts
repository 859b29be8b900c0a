/** How an address was written down before it was hashed. */
export const hashFormNames = ['written', 'lower-case', 'a-label', 'gmail'] as const;
export type HashFormName = (typeof hashFormNames)[number];

export interface HashForm {
  readonly name: HashFormName;
  readonly text: string;
}

const gmailDomains: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/**
 * The forms of an address that may have been hashed, each text once, in the order in which they are tried: as it is
 * written (iPost), trimmed and in lower case (OPTIZMO, Meta), the same with the domain as A-labels, and for Gmail
 * without dots (Google Ads) and without the tag behind `+`.
 */
export function hashForms(written: string, key: string, domain: string): readonly HashForm[] {
  const forms: HashForm[] = [{ name: 'written', text: written }];
  const add = (name: HashFormName, text: string): void => {
    if (!forms.some((form) => form.text === text)) forms.push({ name, text });
  };
  add('lower-case', written.toLowerCase());
  add('a-label', key);
  if (!gmailDomains.has(domain)) return forms;
  const local = key.slice(0, key.lastIndexOf('@'));
  const plus = local.indexOf('+');
  add('gmail', `${local.replaceAll('.', '')}@${domain}`);
  if (plus > 0) {
    add('gmail', `${local.slice(0, plus)}@${domain}`);
    add('gmail', `${local.slice(0, plus).replaceAll('.', '')}@${domain}`);
  }
  return forms;
}
