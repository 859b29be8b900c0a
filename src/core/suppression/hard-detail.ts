import type { BounceJudgement } from '../bounce/classify-bounce.ts';
import type { HardBounceDetail } from './suppression-reason.ts';

const noSuchAddress: ReadonlySet<string> = new Set([
  'unknown-user',
  'bad-domain',
  'no-mail-domain',
  'bad-syntax',
  'moved',
]);

/** What a reply that was judged hard says of why; a service's own word, without a reply, says nothing of it. */
export function hardDetail({ class: bounceClass, rule }: BounceJudgement): HardBounceDetail {
  const isReported = rule === 'reported-class' || rule === 'reported-drop';
  return !isReported && noSuchAddress.has(bounceClass) ? 'unknown-user' : 'unspecified';
}
