import { parseVerification } from '../verification.ts';
import type { VerifierCells, VerifierFormat } from './verifier-format.ts';

/** How a table of anybody's own is read: one column with the result, in the words of any service. */
const table: VerifierFormat = {
  id: 'table',
  besides: null,
  headers: {
    result: [
      'verification',
      'verification result',
      'verification status',
      'verified status',
      'email verification status',
      'email status',
      'validation',
      'validation status',
    ],
  },
  read: (cells) => parseVerification(cells('result')),
};

/**
 * ZeroBounce, whose columns begin with ZB: zerobounce.net/docs, "Status Codes", and the files in the tests of its own
 * libraries. It calls "do not mail" what has many reasons, which the sub-status tells apart; desks are no bounces.
 */
const zeroBounce: VerifierFormat = {
  id: 'zerobounce',
  besides: null,
  headers: { result: ['zb status'], detail: ['zb sub status'] },
  read: readZeroBounce,
};

/**
 * The other services: a column with the result, and beside it at least one that only services have. So it is with Kickbox
 * (docs.kickbox.com, "Terminology"), Bouncer (docs.usebouncer.com, "Terminology"), Emailable (emailable.com/docs,
 * "Emails"), MillionVerifier (help.millionverifier.com, "Email Verification Results") and Mailgun
 * (documentation.mailgun.com, "Bulk Validation"), and with services that are not named here. Their pages name the words
 * and the fields; how the header of a download writes them is left open on purpose.
 */
const service: VerifierFormat = {
  id: 'service',
  besides: [
    'accept all',
    'acceptall',
    'catch all',
    'catchall',
    'disposable',
    'did you mean',
    'domain accept all',
    'domain acceptall',
    'domain disposable',
    'free email',
    'full mailbox',
    'is catch all',
    'is disposable',
    'is disposable address',
    'is role',
    'is role address',
    'mailbox full',
    'mx found',
    'mx record',
    'quality',
    'reason',
    'role',
    'sendex',
    'spam trap',
    'spamtrap',
    'sub status',
    'subresult',
    'toxic',
    'toxicity',
  ],
  headers: {
    result: ['result', 'status', 'state', 'verdict'],
    disposable: ['disposable', 'is disposable', 'is disposable address', 'domain disposable'],
    acceptAll: [
      'accept all',
      'acceptall',
      'catch all',
      'catchall',
      'is catch all',
      'domain accept all',
      'domain acceptall',
    ],
    toxic: ['toxic', 'spam trap', 'spamtrap'],
  },
  // because Emailable leaves out an address that stood above
  skipped: ['duplicate'],
  // because tables of any kind have these
  vague: ['quality', 'reason', 'role'],
  read: readService,
};

/**
 * The forms that tables of verification services have; the first that fits is taken. NeverBounce adds `email_status` to
 * the columns of the file (developers.neverbounce.com, "Downloading Results"), which is a table by itself.
 */
export const knownVerifiers: readonly VerifierFormat[] = [zeroBounce, table, service];

function readZeroBounce(cells: VerifierCells) {
  const [status, detail] = [cells('result'), cells('detail')];
  if (status !== 'do not mail') return parseVerification(status);
  if (detail === 'disposable') return 'disposable';
  if (detail === 'role based catch all') return 'accept-all';
  return detail === 'role based' ? 'unknown' : 'harmful';
}

/**
 * `risky` is a mailbox of a domain that takes everything, one that is full, or one that is thrown away. What a column of its
 * own warns of counts beside any result but `invalid`: Bouncer calls a trap `deliverable`, and Mailgun a mailbox that is
 * thrown away.
 */
function readService(cells: VerifierCells) {
  const word = cells('result');
  const result = parseVerification(word);
  if (result === null || result === 'invalid') return result;
  if (isTrue(cells('disposable'))) return 'disposable';
  if (isTrue(cells('toxic'))) return 'harmful';
  if (word !== 'risky') return result;
  return isFalse(cells('acceptAll')) ? 'unknown' : 'accept-all';
}

function isTrue(cell: string): boolean {
  return cell === 'true' || cell === 'yes' || cell === 'y' || cell === '1';
}

function isFalse(cell: string): boolean {
  return cell === 'false' || cell === 'no' || cell === 'n' || cell === '0';
}
