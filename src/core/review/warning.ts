import type { ReviewReason, ReviewReasonCode } from './review-result.ts';

/** The reason to warn of a count from the first on; none when there is nothing to count. */
export function warning(code: ReviewReasonCode, measured: number): ReviewReason[] {
  return measured === 0 ? [] : [{ code, severity: 'warn', measured, limit: 0 }];
}
