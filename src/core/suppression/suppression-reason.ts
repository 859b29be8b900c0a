/**
 * Why an address must not be mailed, strongest first: where one address has several, the first of them names the
 * suppression; complaint and unsubscribe are wishes of a person and are never downgraded.
 */
export const suppressionReasons = [
  'complaint',
  'unsubscribe',
  'hard-bounce',
  'invalid',
  'manual',
  'soft-bounce',
] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** What is known of why a hard bounce on file happened, strongest evidence first. */
export const hardBounceDetails = [
  'unknown-user',
  'bad-domain',
  'moved',
  'unspecified',
  'policy-refusal',
] as const;
export type HardBounceDetail = (typeof hardBounceDetails)[number];

const words: Readonly<Record<SuppressionReason, readonly string[]>> = {
  complaint: [
    'complaint',
    'complained',
    'complaints',
    'spam',
    'spam complaint',
    'spam report',
    'abuse',
    'fbl',
  ],
  unsubscribe: [
    'unsubscribe',
    'unsubscribed',
    'unsubscribes',
    'opt out',
    'optout',
    'opted out',
    'list unsubscribe',
    'global unsubscribe',
  ],
  'hard-bounce': [
    'hard bounce',
    'hardbounce',
    'hard bounced',
    'hard bounces',
    'hard',
    'bounce',
    'bounced',
    'bounces',
    'permanent',
    'permanent failure',
    'unknown user',
    'user unknown',
    'mailbox not found',
    'no such user',
    'bad domain',
    'moved',
    'policy refusal',
    'cleaned',
  ],
  invalid: [
    'invalid',
    'invalid email',
    'invalid emails',
    'invalid address',
    'bad address',
    'bad syntax',
    'invalid recipient',
  ],
  manual: [
    'manual',
    'manually added',
    'manual block',
    'manual suppression',
    'admin',
    'customer',
    'do not mail',
    'do not contact',
    'do not email',
    'dnc',
    'suppressed',
    'blocklist',
    'blocklisted',
    'blacklisted',
  ],
  'soft-bounce': [
    'soft bounce',
    'softbounce',
    'soft bounced',
    'soft bounces',
    'soft',
    'transient',
    'temporary',
    'mailbox full',
  ],
};

const byWord: ReadonlyMap<string, SuppressionReason> = new Map(
  suppressionReasons.flatMap((reason) => words[reason].map((word) => [word, reason] as const)),
);

/** The reason a cell names, or null for a word that is not known. Case, `-`, `_` and spaces do not matter. */
export function parseSuppressionReason(cell: string): SuppressionReason | null {
  return byWord.get(wordOf(cell)) ?? null;
}

function wordOf(cell: string): string {
  return cell
    .slice(0, 60)
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

const details: ReadonlyMap<string, HardBounceDetail> = new Map([
  ['unknown user', 'unknown-user'],
  ['user unknown', 'unknown-user'],
  ['mailbox not found', 'unknown-user'],
  ['no such user', 'unknown-user'],
  ['bad domain', 'bad-domain'],
  ['moved', 'moved'],
  ['policy refusal', 'policy-refusal'],
]);

/** What a word for a hard bounce says of why it happened. */
export function parseHardBounceDetail(cell: string): HardBounceDetail {
  return details.get(wordOf(cell)) ?? 'unspecified';
}

/** The word that names a reason in the canonical file; for a hard bounce what is known of why it happened. */
export function reasonWord(reason: SuppressionReason, detail: HardBounceDetail): string {
  return reason === 'hard-bounce' && detail !== 'unspecified' ? detail : reason;
}

/**
 * The reason that a file's name states (`hard-bounces.csv`, `unsubscribes-2026.csv`), for files without a reason
 * column; null when it states none.
 */
export function reasonOfFileName(path: string): SuppressionReason | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/unsub|opt-?_?out/.test(name)) return 'unsubscribe';
  if (/complain|spam|abuse/.test(name)) return 'complaint';
  if (/soft/.test(name)) return 'soft-bounce';
  if (/bounce/.test(name)) return 'hard-bounce';
  return /invalid/.test(name) ? 'invalid' : null;
}
