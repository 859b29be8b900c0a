/** Keys of one kind, or why a text has none that can be used: never a piece of the text, for it is a secret. */
export type AgeKeysParsed =
  | { readonly ok: true; readonly keys: readonly string[] }
  | { readonly ok: false; readonly reason: 'none' | 'not-a-key' };

// X25519 and hybrid identities, as age-keygen writes them; a plugin's (AGE-PLUGIN-...) would need its program
const identity = /^AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+$/;
const recipient = /^age1[0-9a-z]+$/;

/** Reads secret keys, one a line, as `age-keygen` writes them: comments begin with `#`. */
export function parseIdentities(text: string): AgeKeysParsed {
  return parseKeys(text.split(/\r\n|\r|\n/), identity);
}

/** Reads public keys, with blanks, commas or lines between them; comments begin with `#` and end with the line. */
export function parseRecipients(text: string): AgeKeysParsed {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.split('#', 1)[0] ?? '');
  return parseKeys(lines.join(' ').split(/[ \t,]/), recipient);
}

function parseKeys(parts: readonly string[], pattern: RegExp): AgeKeysParsed {
  const keys = parts.map((part) => part.trim()).filter((part) => part !== '' && !part.startsWith('#'));
  if (keys.length === 0) return { ok: false, reason: 'none' };
  return keys.every((key) => pattern.test(key)) ? { ok: true, keys } : { ok: false, reason: 'not-a-key' };
}
