import type { LabelRefusal } from '../../core/override/judge-labelling.ts';
import type { OverrideRefusal } from '../../core/override/make-override.ts';
import type { OverrideRules } from '../../core/override/override-subject.ts';
import { show } from '../show.ts';
import { overrideRefusalProse } from './override-refusals.ts';

const refusalProse: Readonly<Record<LabelRefusal, (login: string) => string>> = {
  'older-label': () =>
    'it was there before this event, and an override is only for the files that somebody looked at. Take it off and put it on again',
  'read-only-token': () =>
    'a run for a fork or for Dependabot may not write the ledger. Override on the command line: bounce-gate override',
  'dry-run': () => 'mode is dry-run, which records nothing',
  'no-ledger': () =>
    'an override is kept on the ledger, which this run cannot use. It needs ledger: on, and contents: write among the permissions of the job',
  'signed-only': () =>
    'the policy takes signed overrides only. Override on the command line: bounce-gate override --key FILE',
  'taken-off': () => 'GitHub does not show it on the pull request any more',
  'by-bot': (login) => `${login}, who put it there, is no person`,
  'by-author': (login) => `${login}, who put it there, opened the pull request. Somebody else has to`,
  'no-write-access': (login) => `${login}, who put it there, has no write access to the repository`,
};

/** Why a label overrides nothing. */
export function labelRefusalSentence(label: string, refusal: LabelRefusal, login = ''): string {
  return `${opening(label)} overrides nothing: ${refusalProse[refusal](show(login, 60))}.`;
}

/** Why a label does not override one campaign. */
export function labelCampaignSentence(
  label: string,
  campaign: string,
  { refusal, rules }: { readonly refusal: OverrideRefusal; readonly rules: OverrideRules },
): string {
  return `${opening(label)} does not override ${show(campaign)}: ${overrideRefusalProse[refusal](rules)}.`;
}

/** That GitHub or the ledger gave no answer, so that the label overrides nothing. */
export function labelFailureSentence(label: string, what: string, permission?: string): string {
  const missing = permission === undefined ? '' : ` Add "${permission}" to the permissions of the job.`;
  return `${opening(label)} overrides nothing: ${what}.${missing} Run the job again.`;
}

/** Who overrode which campaigns with a label. */
export function labelSentence(label: string, login: string, campaigns: readonly string[]): string {
  const names = campaigns.map((name) => show(name)).join(', ');
  return `${opening(label)}, put there by ${show(login, 60)}, overrides ${names}. The override is on the ledger.`;
}

function opening(label: string): string {
  return `The label "${show(label, 60)}"`;
}
