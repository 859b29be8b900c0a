import type { Decision } from '../../../core/post/decision.ts';

/** The words a card opens with; they say the state without colour. */
export const decisionTitle: Readonly<Record<Decision, string>> = {
  passed: 'Passed',
  warned: 'Passed with a warning',
  failed: 'Did not pass',
  overridden: 'Overridden',
  unchecked: 'Could not check',
};

/** What is said of a campaign after its name. */
export const decisionVerb: Readonly<Record<Decision, string>> = {
  passed: 'passed',
  warned: 'passed with a warning',
  failed: 'did not pass',
  overridden: 'did not pass, and may be sent once because it was overridden',
  unchecked: 'could not be checked, so it must not be sent',
};
