import type { AddressRefusal } from '../../core/address/refuse-address.ts';

/** Why a text is not an address, completing "not a valid address: ...". */
const refusalProse: Readonly<Record<AddressRefusal, string>> = {
  empty: 'it is empty',
  'no-at': 'it has no @',
  'two-ats': 'it has a second @',
  'address-too-long': 'it is longer than 254 bytes',
  'white-space': 'it has a space inside',
  'control-character': 'it has an invisible control character',
  comment: 'it has a comment in parentheses',
  'non-ascii': 'it has letters beyond ASCII',
  'unsafe-unicode': 'it has invisible or misleading characters',
  'local-empty': 'nothing stands before the @',
  'local-too-long': 'the part before the @ is longer than 64 bytes',
  'local-dot-first': 'it begins with a dot',
  'local-dot-last': 'a dot stands right before the @',
  'local-dots': 'two dots stand side by side before the @',
  'local-character': 'a character before the @ is not allowed',
  'local-quoted': 'the part before the @ is in quotes',
  'local-quote-unclosed': 'a quote before the @ is not closed',
  'local-quote-trailing': 'something stands between a closing quote and the @',
  'domain-empty': 'nothing stands after the @',
  'domain-dotless': 'the domain has no dot',
  'domain-numeric': 'the domain is a number',
  'domain-top-level': 'the domain ends in something that is no top-level domain',
  'domain-literal': 'the domain is an address in brackets',
  'domain-label-empty': 'the domain has two dots side by side, or one at an end',
  'domain-label-long': 'a part of the domain is longer than 63 characters',
  'domain-hyphen': 'a hyphen stands where a domain may not have one',
  'domain-character': 'a character of the domain is not allowed',
  'domain-a-label': 'a part of the domain begins with xn-- but is no encoded name',
  'domain-idn': 'the domain is no valid international name',
  'domain-too-long': 'the domain is longer than 253 characters',
};

/** The words for a refusal code that comes as text; the code itself when it is not known. */
export function refusalWords(code: string): string {
  return Object.entries(refusalProse).find(([known]) => known === code)?.[1] ?? code;
}
