import { causes, entryKinds } from '../evidence/cause.ts';
import type { CheckRecord } from '../ledger/ledger-record.ts';
import type { EvidenceGroup } from '../projection/evidence-group.ts';

/** Recipients with one thing in common that most of the expected bounces come from. */
export interface MainCause {
  readonly group: EvidenceGroup;
  readonly recipients: number;
}

interface Sum {
  hard: number;
  soft: number;
  expected: number;
}

// because what makes up less than a quarter is no main cause
const smallestShare = 0.25;

/**
 * The group of recipients that most of the expected bounces come from, before anything was learnt; null where that is
 * the age of the addresses, where no group stands out, and for a check that projected nothing.
 */
export function mainCause({ exposures }: Pick<CheckRecord, 'exposures'>): MainCause | null {
  const sums = new Map<EvidenceGroup | null, Sum>();
  for (const kind of ['hard', 'soft'] as const) {
    for (const [component, , recipients, expected] of exposures[kind]) {
      const group = groupOf(component);
      const sum = sums.get(group) ?? { hard: 0, soft: 0, expected: 0 };
      sum[kind] += recipients;
      sum.expected += expected;
      sums.set(group, sum);
    }
  }
  const all = [...sums.values()].reduce((total, { expected }) => total + expected, 0);
  const [largest] = [...sums].sort(([, left], [, right]) => right.expected - left.expected);
  if (largest === undefined) return null;
  const [group, { hard, soft, expected }] = largest;
  if (group === null || expected < smallestShare * all) return null;
  // because a recipient may have a chance of each kind of bounce, and is one recipient
  return { group, recipients: Math.max(hard, soft) };
}

function groupOf(component: string): EvidenceGroup | null {
  // because people call both a hard bounce
  if (component === 'hard-unspecified') return 'hard-unknown-user';
  const kind = entryKinds.find((entry) => component === `entry:${entry}`);
  if (kind !== undefined) return `never-delivered-${kind}`;
  const cause = causes.find((one) => one === component);
  return cause === undefined || cause === 'baseline' ? null : cause;
}
