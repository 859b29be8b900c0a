import type { HardBounceDetail } from './suppression-reason.ts';

/**
 * What a status cell or an SMTP reply at the start of a reason cell says: permanent or temporary, and for permanent
 * ones why. RFC 3463: class 5 is permanent, class 4 persistent transient; subject 1 is about the address, 7 about
 * policy. RFC 3463 calls x.2.2 (mailbox full) temporary whatever its class. Null when there is no status in it.
 */
export type StatusReading =
  | { readonly kind: 'hard'; readonly detail: HardBounceDetail }
  | { readonly kind: 'soft' };

const enhanced = /(?:^|[^\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\d|\.\d)/;
const reply = /^\s*([45])\d\d(?!\d)/;

/** Reads an enhanced status (`5.1.1`) or reply code (`550 ...`) out of a cell; only its first 200 characters count. */
export function readStatus(cell: string): StatusReading | null {
  const text = cell.slice(0, 200);
  const code = enhanced.exec(text);
  if (code !== null) return readEnhanced(String(code[1]), String(code[2]), String(code[3]));
  const answer = reply.exec(text);
  if (answer === null) return null;
  return answer[1] === '5' ? { kind: 'hard', detail: 'unspecified' } : { kind: 'soft' };
}

function readEnhanced(severity: string, subject: string, detail: string): StatusReading | null {
  if (severity === '2') return null;
  if (severity === '4' || (subject === '2' && detail === '2')) return { kind: 'soft' };
  if (subject === '1') return { kind: 'hard', detail: 'unknown-user' };
  return { kind: 'hard', detail: subject === '7' ? 'policy-refusal' : 'unspecified' };
}
