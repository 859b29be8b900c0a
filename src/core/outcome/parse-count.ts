/** The largest count that a record of the ledger can hold. */
export const largestCount = 1e9;

const plain = /^\d{1,10}$/;
// comma, apostrophe (Swiss), space, no-break, thin and narrow no-break space; a point would also be a decimal point
const grouped = /^[1-9]\d{0,2}(?:,\d{3}){1,3}$|^[1-9]\d{0,2}(?:['\u2019 \u00a0\u2009\u202f]\d{3}){1,3}$/;

/**
 * A count as people write it: `12000`, `12,000`, `12 000`, `12'000`. Null for anything else, also for `12.000`, which is
 * twelve in one country and twelve thousand in another, and above a thousand million.
 */
export function parseCount(text: string): number | null {
  const trimmed = text.trim();
  if (!plain.test(trimmed) && !grouped.test(trimmed)) return null;
  const value = Number(trimmed.replaceAll(/\D/g, ''));
  return value <= largestCount ? value : null;
}

/** What a count must be, for messages. */
export const countRule = 'a whole number such as 12000 or 12,000';
