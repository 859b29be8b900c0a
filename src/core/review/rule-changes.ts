import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { defaultParameters } from '../projection/parameters.ts';
import { showable } from '../showable.ts';
import { type RuleFact, type RuleUnit, ruleFacts } from './rule-facts.ts';

/** Where a change of a rule leads; `other` where nobody can say whether more or less gets through. */
export const ruleDirections = ['looser', 'stricter', 'other'] as const;
export type RuleDirection = (typeof ruleDirections)[number];

/** One rule that a change edits. Null is off, or not there. */
export interface RuleChange {
  /** Its path as the policy file writes it: `policy.total.fail`. Parts of it may be names from the file. */
  readonly key: string;
  readonly unit: RuleUnit;
  readonly before: number | string | null;
  readonly after: number | string | null;
  readonly direction: RuleDirection;
}

/** The rules that differ between two policies, the looser ones first, then by key. */
export function ruleChanges(before: CampaignPolicy, after: CampaignPolicy): RuleChange[] {
  const [old, now] = [ruleFacts(before), ruleFacts(after)];
  const keys = new Set([...old.keys(), ...now.keys()]);
  const changes = [...keys].flatMap((key) => changeOf(key, old.get(key), now.get(key)));
  return withOneLineOf('policy.suppression-scopes', changes).sort(
    (a, b) =>
      ruleDirections.indexOf(a.direction) - ruleDirections.indexOf(b.direction) || (a.key < b.key ? -1 : 1),
  );
}

// because names that take each other's place are one change, and nobody can say which of them keeps more people out
function withOneLineOf(key: string, changes: readonly RuleChange[]): RuleChange[] {
  const own = changes.filter((change) => change.key === key);
  const before = namesIn(own.map((change) => change.before));
  const after = namesIn(own.map((change) => change.after));
  if (before === '' || after === '') return [...changes];
  const others = changes.filter((change) => change.key !== key);
  return [...others, { key, unit: 'word', before, after, direction: 'other' }];
}

function namesIn(values: readonly RuleChange['before'][]): string {
  return values.filter((value) => value !== null).join(', ');
}

function changeOf(name: string, before: RuleFact | undefined, after: RuleFact | undefined): RuleChange[] {
  const unit = (after ?? before)?.unit ?? 'word';
  const [was, is] = [before?.value ?? null, after?.value ?? null];
  if (was === is) return [];
  const [key = ''] = name.split('\n', 1);
  const absent = loosenessOfAbsent(key, (before ?? after)?.looseness.length ?? 0);
  const direction = directionOf(before?.looseness ?? absent, after?.looseness ?? absent);
  return [{ key, unit, before: shown(was), after: shown(is), direction }];
}

function shown(value: number | string | null): number | string | null {
  return typeof value === 'string' ? showable(value) : value;
}

/** What it lets through that a file, a scope, a source or a waiver is not named. */
function loosenessOfAbsent(key: string, parts: number): readonly number[] {
  if (key.startsWith('waivers.')) return Array.from({ length: parts }, () => Number.NEGATIVE_INFINITY);
  if (key.startsWith('sources.')) return [-defaultParameters.entry.unknown.chance];
  return parts === 0 ? [] : [1];
}

function directionOf(before: readonly number[], after: readonly number[]): RuleDirection {
  const steps = after.map((value, index) => {
    const was = before[index] ?? Number.NaN;
    return value === was ? 0 : value - was;
  });
  if (steps.length === 0 || steps.some(Number.isNaN)) return 'other';
  const [up, down] = [steps.some((step) => step > 0), steps.some((step) => step < 0)];
  if (up === down) return 'other';
  return up ? 'looser' : 'stricter';
}
