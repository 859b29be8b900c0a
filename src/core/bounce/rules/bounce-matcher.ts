import { prepareRules, type RuleMatcher } from '../match-rules.ts';
import { stagePhrases } from '../stage-phrases.ts';
import { bounceRules } from './bounce-rules.ts';

let prepared: RuleMatcher | undefined;

/** The matcher of all rules; made when it is first asked for, since most commands never do. */
export function bounceMatcher(): RuleMatcher {
  prepared ??= prepareRules(bounceRules, stagePhrases);
  return prepared;
}
