/** What a verification service said of an address. */
export const verificationResults = ['valid', 'invalid', 'accept-all', 'unknown', 'disposable'] as const;
export type VerificationResult = (typeof verificationResults)[number];

const words: Readonly<Record<VerificationResult, readonly string[]>> = {
  valid: ['valid', 'deliverable', 'ok', 'good', 'safe', 'verified', 'true', 'yes', '1'],
  invalid: [
    'invalid',
    'undeliverable',
    'bad',
    'do not mail',
    'donotmail',
    'rejected',
    'false',
    'no',
    '0',
    'spamtrap',
    'abuse',
  ],
  'accept-all': ['accept all', 'acceptall', 'catch all', 'catchall', 'risky', 'ok for all'],
  unknown: ['unknown', 'unverifiable', 'timeout', 'error', 'unverified'],
  disposable: ['disposable', 'temporary', 'toxic'],
};

const byWord: ReadonlyMap<string, VerificationResult> = new Map(
  verificationResults.flatMap((result) => words[result].map((word) => [word, result] as const)),
);

/** The result a verifier's cell names, in the words of the usual services; null for a word that is not known. */
export function parseVerification(cell: string): VerificationResult | null {
  return (
    byWord.get(
      cell
        .slice(0, 60)
        .toLowerCase()
        .replace(/[\s_-]+/g, ' ')
        .trim(),
    ) ?? null
  );
}
