import { createHash } from 'node:crypto';
import type { WaitingRef } from '../ledger/list-inbox.ts';

/** What tells one content of the inbox from another; empty when nothing waits. */
export function waitingDigest(waiting: readonly WaitingRef[]): string {
  if (waiting.length === 0) return '';
  const lines = waiting.map(({ id, commit }) => `${id} ${commit}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}
