/**
 * What a verification service said of an address. `harmful` is a mailbox that takes mail and that the service would not
 * mail all the same: a spam trap, or somebody who complains.
 */
export const verificationResults = [
  'valid',
  'invalid',
  'accept-all',
  'unknown',
  'disposable',
  'harmful',
] as const;
export type VerificationResult = (typeof verificationResults)[number];

const words: Readonly<Record<VerificationResult, readonly string[]>> = {
  valid: ['valid', 'deliverable', 'ok', 'good', 'safe', 'verified', 'true', 'yes', '1'],
  invalid: ['invalid', 'undeliverable', 'bad', 'rejected', 'false', 'no', '0'],
  'accept-all': ['accept all', 'acceptall', 'catch all', 'catchall', 'risky', 'ok for all'],
  unknown: ['unknown', 'unverifiable', 'timeout', 'error', 'unverified', 'unprocessed', 'reverify'],
  disposable: ['disposable', 'temporary'],
  harmful: [
    'harmful',
    'spamtrap',
    'spam trap',
    'abuse',
    'toxic',
    'complainer',
    'complainers',
    'do not mail',
    'donotmail',
    'do not send',
  ],
};

const byWord: ReadonlyMap<string, VerificationResult> = new Map(
  verificationResults.flatMap((result) => words[result].map((word) => [word, result] as const)),
);

/** The result a verifier's cell names, in the words of the usual services; null for a word that is not known. */
export function parseVerification(cell: string): VerificationResult | null {
  return byWord.get(wordOf(cell)) ?? null;
}

/** A cell as words are compared: trimmed, in lower case, with a space for `_` and `-`. */
export function wordOf(cell: string): string {
  return cell
    .slice(0, 60)
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
