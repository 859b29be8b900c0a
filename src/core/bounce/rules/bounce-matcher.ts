import { once } from '../../once.ts';
import { prepareRules } from '../match-rules.ts';
import { stagePhrases } from '../stage-phrases.ts';
import { bounceRules } from './bounce-rules.ts';

/** The matcher of all rules; made when it is first asked for, since most commands never do. */
export const bounceMatcher = once(() => prepareRules(bounceRules, stagePhrases));
