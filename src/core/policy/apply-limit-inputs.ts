import type { Problem } from '../finding.ts';
import type { CampaignPolicy } from './campaign-policy.ts';
import { layerRules } from './layer-rules.ts';
import { warnsAboveFail } from './limit.ts';
import { nearestWord } from './nearest-word.ts';
import { parsePercentage } from './parse-percentage.ts';
import type { PolicyLayer } from './policy.ts';
import { type ProfileName, profileNames } from './profiles.ts';
import { shownValue } from './shown-value.ts';
import { valueRules } from './value-rules.ts';
import { warnAboveFail } from './warn-above-fail.ts';

/** The inputs by which a command line or a workflow changes limits, named as they are written there. */
export const limitInputNames = [
  'profile',
  'total-warn',
  'total-fail',
  'hard-warn',
  'hard-fail',
  'soft-warn',
  'soft-fail',
  'risk',
] as const;
export type LimitInputName = (typeof limitInputNames)[number];

/** Limit inputs as text; absent and empty both mean "not given", because a workflow hands over empty text. */
export type LimitInputs = Readonly<Partial<Record<LimitInputName, string | undefined>>>;

/** A policy with the inputs laid over it, or every input that is wrong. */
export type AppliedInputs =
  | { readonly ok: true; readonly policy: CampaignPolicy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Lays limit inputs over a policy by the rules of a policy file: percentages with their sign or `off`, nothing at all
 * for what is not given. Wrong inputs are `argument-wrong`, a warn limit above its fail limit `policy-warn-above-fail`.
 */
export function applyLimitInputs(policy: CampaignPolicy, inputs: LimitInputs): AppliedInputs {
  const problems: Problem[] = [];
  const limit = (name: LimitInputName) => readLimit(name, inputs[name], problems);
  const layer: PolicyLayer = {
    profile: readProfile(inputs.profile, problems),
    total: { warn: limit('total-warn'), fail: limit('total-fail') },
    hard: { warn: limit('hard-warn'), fail: limit('hard-fail') },
    soft: { warn: limit('soft-warn'), fail: limit('soft-fail') },
    risk: limit('risk'),
  };
  const applied = { ...policy, ...layerRules(policy, layer) };
  for (const rate of ['total', 'hard', 'soft'] as const) {
    if (warnsAboveFail(applied[rate])) {
      problems.push(warnAboveFail({ path: [`${rate}-warn`], limit: applied[rate], unit: 'fraction' }));
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, policy: applied };
}

function readLimit(name: LimitInputName, text: string | undefined, problems: Problem[]) {
  if (!isGiven(text)) return undefined;
  if (text.trim() === 'off') return null;
  const fraction = parsePercentage(text);
  if (fraction !== null) return fraction;
  problems.push(wrongInput(name, valueRules.limit, text));
  return undefined;
}

function readProfile(text: string | undefined, problems: Problem[]): ProfileName | undefined {
  if (!isGiven(text)) return undefined;
  const name = profileNames.find((known) => known === text.trim());
  if (name !== undefined) return name;
  const problem = wrongInput('profile', `one of ${profileNames.join(', ')}`, text);
  const nearest = nearestWord(text.trim(), profileNames);
  problems.push(nearest === null ? problem : { ...problem, args: { ...problem.args, nearest } });
  return undefined;
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function wrongInput(argument: LimitInputName, rule: string, received: string): Problem {
  return { code: 'argument-wrong-value', args: { argument, rule, received: shownValue(received) } };
}
