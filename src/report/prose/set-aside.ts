import type { SetAsideTold } from '../../core/explain-address.ts';
import type { SuppressionReason } from '../../core/suppression/suppression-reason.ts';
import { show } from '../show.ts';
import { placeOf } from './problems.ts';

const stated: Readonly<Record<SuppressionReason, string>> = {
  complaint: 'a complaint',
  unsubscribe: 'an opt-out',
  'hard-bounce': 'a hard bounce',
  invalid: 'an entry as invalid',
  manual: 'an entry by hand',
  'soft-bounce': 'soft bounces',
};

/** A statement that does not hold any more, in one line: `all.csv:12: an opt-out of 2026-03-01 was taken back on ...`. */
export function setAsideSentence(told: SetAsideTold): string {
  const { reason, scope, stated: on } = told;
  const from = on === null ? '' : ` of ${on}`;
  const where = scope === 'global' || scope === 'pattern' ? '' : ` for ${show(scope, 60)}`;
  return `${placeOf(told)}${stated[reason]}${where}${from} ${endOf(told)}`;
}

function endOf({ cause, since, why, reason }: SetAsideTold): string {
  const is = reason === 'soft-bounce' ? 'were' : 'was';
  switch (cause) {
    case 'released':
      return `${is} taken back${since === null ? '' : ` on ${since}`}${why === null ? '' : `: "${show(why, 120)}"`}`;
    case 'recovered':
      return `${reason === 'soft-bounce' ? 'do' : 'does'} not count: mail was delivered since${since === null ? '' : `, on ${since}`}`;
    case 'forgotten':
      return 'are too old and were too few to count';
    default:
      return `held until ${since ?? 'its last day'}`;
  }
}
