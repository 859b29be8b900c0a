import { parseVerification } from '../verification.ts';
import type { VerifierCells, VerifierFormat } from './verifier-format.ts';

/** How a table of anybody's own is read: one column with the result, in the words of any service. */
const plain: VerifierFormat = {
  id: 'table',
  signature: [],
  headers: {
    result: [
      'verification',
      'verification result',
      'verification status',
      'verified status',
      'email verification status',
      'validation',
      'validation status',
    ],
    detail: [],
    disposable: [],
  },
  read: (cells) => parseVerification(cells('result')),
};

/**
 * The usual services, by the tables they give out. Sources: their own documentation of results, in 2026; where that does
 * not name the columns, files that public repositories read. What a service calls "do not mail" for another reason than
 * a dead mailbox (a desk, a likely complaint) is no bounce: it counts as "could not tell".
 */
export const knownVerifiers: readonly VerifierFormat[] = [
  {
    // zerobounce.net/docs, "Status Codes"
    id: 'zerobounce',
    signature: ['zb status'],
    headers: { result: ['zb status'], detail: ['zb sub status'], disposable: [] },
    read: readZeroBounce,
  },
  {
    // developers.neverbounce.com, "Downloading results" and "Result codes"
    id: 'neverbounce',
    signature: ['email status'],
    headers: { result: ['email status'], detail: [], disposable: [] },
    read: (cells) => parseVerification(cells('result')),
  },
  {
    // docs.kickbox.com, "Terminology"
    id: 'kickbox',
    signature: ['result', 'sendex'],
    headers: { result: ['result'], detail: ['reason'], disposable: ['disposable'] },
    read: readRisky,
  },
  {
    // docs.usebouncer.com, "Terminology"
    id: 'bouncer',
    signature: ['status', 'toxicity'],
    headers: { result: ['status'], detail: ['reason'], disposable: ['disposable', 'domain disposable'] },
    read: readRisky,
  },
  {
    // emailable.com/docs, "All possible states & reasons"
    id: 'emailable',
    signature: ['state', 'reason', 'score'],
    headers: { result: ['state'], detail: ['reason'], disposable: ['disposable'] },
    read: readRisky,
  },
  {
    // help.millionverifier.com, "Email verification results"
    id: 'millionverifier',
    signature: ['quality', 'result'],
    headers: { result: ['result'], detail: ['subresult'], disposable: [] },
    read: (cells) => parseVerification(cells('result')),
  },
  {
    // documentation.mailgun.com, "Bulk validation"
    id: 'mailgun',
    signature: ['is disposable address', 'result'],
    headers: { result: ['result'], detail: ['reason'], disposable: ['is disposable address'] },
    read: readMailgun,
  },
  plain,
];

function readZeroBounce(cells: VerifierCells) {
  const [status, detail] = [cells('result'), cells('detail')];
  if (status === 'do not mail' && (detail === 'disposable' || detail === 'toxic')) return 'disposable';
  if (detail === 'role based catch all') return 'accept-all';
  if (status === 'do not mail' || status === 'abuse' || status === 'spamtrap') return 'unknown';
  return parseVerification(status);
}

/** `risky` is a mailbox of a domain that takes everything, one that is full, or one that is thrown away. */
function readRisky(cells: VerifierCells) {
  const result = cells('result');
  if (result === 'risky' && isTrue(cells('disposable'))) return 'disposable';
  return result === 'duplicate' ? null : parseVerification(result);
}

function readMailgun(cells: VerifierCells) {
  const result = cells('result');
  if (result !== 'do not send') return parseVerification(result);
  return isTrue(cells('disposable')) ? 'disposable' : 'unknown';
}

function isTrue(cell: string): boolean {
  return cell === 'true' || cell === 'yes' || cell === '1';
}
