import type { BounceJudgement } from '../bounce/classify-bounce.ts';
import type { HardBounceDetail } from './suppression-reason.ts';

const details: ReadonlyMap<string, HardBounceDetail> = new Map([
  ['unknown-user', 'unknown-user'],
  ['bad-syntax', 'unknown-user'],
  ['bad-domain', 'bad-domain'],
  ['no-mail-domain', 'bad-domain'],
  ['moved', 'moved'],
]);

/** What a reply that was judged hard says of why; a service's own word, without a reply, says nothing of it. */
export function hardDetail({ class: bounceClass, rule }: BounceJudgement): HardBounceDetail {
  const isReported = rule === 'reported-class' || rule === 'reported-drop';
  return isReported ? 'unspecified' : (details.get(bounceClass) ?? 'unspecified');
}
