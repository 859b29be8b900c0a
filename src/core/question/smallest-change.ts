import { judgedRates } from '../decision/judged-limits.ts';
import { type Cause, causes } from '../evidence/cause.ts';
import type { CheckRecord } from '../ledger/ledger-record.ts';
import type { EvidenceGroup } from '../projection/evidence-group.ts';
import type { SuppressionReason } from '../suppression/suppression-reason.ts';
import { targetRate } from './target-rate.ts';

/** Recipients of one group to take off a list, the worst first. */
export interface GroupRemoval {
  readonly group: EvidenceGroup;
  readonly remove: number;
  readonly of: number;
}

/**
 * What would let a failed campaign pass, as far as its record tells: the record has sums, so numbers are about right and
 * the run's own report has the rows. `reaches` is false when groups that can be told apart do not suffice.
 */
export interface SmallestChange {
  readonly removals: readonly GroupRemoval[];
  /** People who asked not to be mailed; all of them have to go. */
  readonly suppressed: readonly { readonly reason: SuppressionReason; readonly count: number }[];
  /** The expected total rate of what is left, as a fraction; null where no rate has to fall. */
  readonly totalAfter: number | null;
  readonly reaches: boolean;
}

/** Finds the smallest change from the sums of a failed check; null for one that did not fail. */
export function smallestChange(check: CheckRecord): SmallestChange | null {
  if (check.verdict !== 'fail' || check.rates === null) return null;
  const suppressed = wishesOf(check);
  const targets = judgedRates.map((rate) => targetRate(check, rate));
  const { counts, rates } = check;
  const left: Left = {
    mailed: counts.mailed,
    bounces: judgedRates.map((rate) => (rates?.[rate][0] ?? 0) * counts.mailed),
  };
  if (isWithin(left, targets)) return { removals: [], suppressed, totalAfter: null, reaches: true };
  const removals = removeWorst(left, targets, groupsOf(check));
  const totalAfter = (left.bounces[0] ?? 0) / left.mailed;
  return { removals, suppressed, totalAfter, reaches: isWithin(left, targets) };
}

/** Recipients and expected bounces that are left; bounces in the order of `judgedRates`. */
interface Left {
  mailed: number;
  bounces: number[];
}

interface Group {
  readonly group: EvidenceGroup;
  readonly recipients: number;
  /** Expected bounces of one recipient, in the order of `judgedRates`. */
  readonly chances: readonly number[];
}

function removeWorst(left: Left, targets: readonly number[], groups: readonly Group[]): GroupRemoval[] {
  const removals: GroupRemoval[] = [];
  for (const { group, recipients, chances } of groups) {
    const needed = Math.max(...targets.map((target, rate) => neededOf(left, target, rate, chances)));
    const remove = Math.min(recipients, left.mailed - 1, needed);
    if (remove <= 0) continue;
    left.mailed -= remove;
    left.bounces = left.bounces.map((bounces, rate) => Math.max(0, bounces - remove * (chances[rate] ?? 0)));
    removals.push({ group, remove, of: recipients });
  }
  return removals;
}

/** How many of a group must go until the rate is at its target; 0 where it is, or where they are no worse than it. */
function neededOf(left: Left, target: number, rate: number, chances: readonly number[]): number {
  const excess = (left.bounces[rate] ?? 0) - target * left.mailed;
  const gain = (chances[rate] ?? 0) - target;
  // because sums of six digits carry dust
  if (excess <= 1e-9 * left.mailed || gain <= 0) return 0;
  return Math.ceil(excess / gain - 1e-6);
}

function isWithin({ mailed, bounces }: Left, targets: readonly number[]): boolean {
  return targets.every((target, rate) => (bounces[rate] ?? 0) <= (target + 1e-9) * mailed);
}

/** Groups whose rows can be told apart in the list, the one with the highest chance first. */
function groupsOf(check: CheckRecord): readonly Group[] {
  const { exposures, rates, counts } = check;
  const listed = exposures.hard.reduce((sum, [, , , expected]) => sum + expected, 0);
  const learnt = listed > 0 ? ((rates?.hard[0] ?? 0) * counts.mailed) / listed : 0;
  const merged = new Map<EvidenceGroup, { recipients: number; expected: number }>();
  for (const [component, , recipients, expected] of exposures.hard) {
    const group = groupOf(component);
    if (group === null) continue;
    const known = merged.get(group) ?? { recipients: 0, expected: 0 };
    merged.set(group, { recipients: known.recipients + recipients, expected: known.expected + expected });
  }
  const groups = [...merged].map(([group, { recipients, expected }]) => {
    const chance = Math.min(1, (learnt * expected) / Math.max(1, recipients));
    return { group, recipients, chances: [chance, chance, 0] };
  });
  return groups.sort((one, other) => (other.chances[0] ?? 0) - (one.chances[0] ?? 0));
}

function groupOf(component: string): EvidenceGroup | null {
  if (component.startsWith('entry:')) {
    // because the entry kinds of components are those of the groups
    return `never-delivered-${component.slice('entry:'.length)}` as EvidenceGroup;
  }
  // because people call both a hard bounce
  if (component === 'hard-unspecified') return 'hard-unknown-user';
  const cause = causes.find((known): known is Exclude<Cause, 'baseline'> => known === component);
  return cause ?? null;
}

const wishes: readonly SuppressionReason[] = ['complaint', 'unsubscribe', 'manual'];

function wishesOf({ reasons, suppressedByReason }: CheckRecord): SmallestChange['suppressed'] {
  const counted = suppressedByReason.map(([reason, count]) => ({ reason, count }));
  return counted.filter(({ reason }) => wishes.includes(reason) && reasons.includes(`suppressed-${reason}`));
}
