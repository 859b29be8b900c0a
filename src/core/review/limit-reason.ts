import type { Limit } from '../policy/limit.ts';
import type { ReviewReason } from './review-result.ts';

/** The reason that a share of the list gives by a limit: it fails above the limit to fail, and warns from the other on. */
export function limitReason(
  code: 'list-growth' | 'list-shrink',
  measured: number,
  { warn, fail }: Limit,
): ReviewReason[] {
  if (measured <= 0) return [];
  if (fail !== null && measured > fail) return [{ code, severity: 'fail', measured, limit: fail }];
  return warn !== null && measured >= warn ? [{ code, severity: 'warn', measured, limit: warn }] : [];
}
