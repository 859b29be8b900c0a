import type { FindingCode } from '../../core/finding.ts';

const phrases: Readonly<Partial<Record<FindingCode, readonly [one: string, many: string]>>> = {
  'invalid-address': ['is not a valid address', 'are not valid addresses'],
  'reserved-domain': ['is at a reserved domain', 'are at reserved domains'],
  'dead-domain': ['is at a domain that takes no mail', 'are at domains that take no mail'],
  'unknown-top-level': ['ends in no known top-level name', 'end in no known top-level name'],
  'bare-suffix': ['has only an ending as its domain', 'have only an ending as their domain'],
  'disposable-domain': ['is at a disposable domain', 'are at disposable domains'],
  'verified-harmful': ['is one a verifier advises against', 'are ones a verifier advises against'],
  'verified-invalid': ['was found invalid by a verifier', 'were found invalid by a verifier'],
  'typo-domain': ["has a misspelt provider's domain", "have a misspelt provider's domain"],
  'suppressed-complaint': ['complained about spam', 'complained about spam'],
  'suppressed-unsubscribe': ['unsubscribed', 'unsubscribed'],
  'suppressed-manual': ['was suppressed by hand', 'were suppressed by hand'],
  'suppressed-hard-bounce': ['hard-bounced before', 'hard-bounced before'],
  'suppressed-soft-bounce': ['soft-bounced repeatedly', 'soft-bounced repeatedly'],
  'suppressed-invalid': ['is on file as invalid', 'are on file as invalid'],
  'no-mx': ['is at a domain without a mail server', 'are at domains without a mail server'],
  'broken-mx': [
    'is at a domain whose mail servers cannot be reached',
    'are at domains whose mail servers cannot be reached',
  ],
  'parked-domain': ['is at a parked domain', 'are at parked domains'],
  'alias-complaint': ['probably complained about spam', 'probably complained about spam'],
  'alias-unsubscribe': ['probably unsubscribed', 'probably unsubscribed'],
  'alias-manual': ['was probably suppressed by hand', 'were probably suppressed by hand'],
  'alias-bounce': ['probably bounced before', 'probably bounced before'],
  duplicate: ['is a duplicate', 'are duplicates'],
};

/** What is wrong with entries, as the rest of a sentence: `hard-bounced before`. */
export function findingPhrase(code: FindingCode, number: number): string {
  const [one, many] = phrases[code] ?? ['has a finding', 'have findings'];
  return number === 1 ? one : many;
}
