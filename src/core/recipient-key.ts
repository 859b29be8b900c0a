import { type ParsedAddress, parseAddress } from './address/parse-address.ts';

/** What denotes a recipient: the key that all its spellings share, its domain, and how its address parsed. */
export interface RecipientKey {
  readonly key: string;
  /** As A-labels, lower case; what stands behind the last `@` for an address that does not parse. */
  readonly domain: string;
  readonly parsed: ParsedAddress;
}

/** Most characters of a text that is no address and stands for itself: what is longer is cut, and matches nothing for sure. */
export const longestKey = 1000;

/**
 * The match key of an address (already cleaned): local part case-folded, domain as A-labels. An address that does not
 * parse is its own key, lower-cased, so that it still matches the same text in a suppression file.
 */
export function recipientKey(address: string): RecipientKey {
  const parsed = parseAddress(address);
  if (parsed.valid) return { key: parsed.key, domain: parsed.domain, parsed };
  const key = address.slice(0, longestKey).normalize('NFC').toLowerCase();
  return { key, domain: key.slice(key.lastIndexOf('@') + 1), parsed };
}
