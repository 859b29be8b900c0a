/**
 * Misspelt domains that people type often and that are too far from what was meant for the distance, or whose first letter
 * is the slip. Several of them take mail for strangers, so they are only ever suggested, never corrected.
 */
const misspellings: ReadonlyMap<string, string> = new Map([
  ['ahoo.com', 'yahoo.com'],
  ['aoll.com', 'aol.com'],
  ['gmaii.com', 'gmail.com'],
  ['gmailcom.com', 'gmail.com'],
  ['gmeil.com', 'gmail.com'],
  ['orage.fr', 'orange.fr'],
  ['otmail.com', 'hotmail.com'],
  ['putlook.com', 'outlook.com'],
  ['seznm.cz', 'seznam.cz'],
  ['yahho.com', 'yahoo.com'],
  ['yandx.ru', 'yandex.ru'],
]);

/** The provider's domain that a misspelt one (lower case) is known to mean, or null. */
export function misspeltProvider(domain: string): string | null {
  return misspellings.get(domain) ?? null;
}
