import type { LookBackEnd, LookedBack } from '../../core/review/review-result.ts';
import { counted } from '../numbers.ts';

const ends: Readonly<Record<LookBackEnd, string>> = {
  start: ', all there are',
  limit: ', the newest ones',
  shallow: ', all that this shallow clone has',
  time: '; no more in 5 seconds',
  unreadable: '; older ones cannot be read',
};

/** How far was looked for recipients who were removed before: `looked at 3 earlier versions of the list, all there are`. */
export function lookBackPhrase({ versions, end }: LookedBack): string {
  if (versions === 0 && end === 'start') return 'the list has no earlier version';
  return `looked at ${counted(versions, 'earlier version')} of the list${ends[end]}`;
}
