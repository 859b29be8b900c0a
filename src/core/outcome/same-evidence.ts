import type { CheckRecord } from '../ledger/ledger-record.ts';
import type { ListExposures } from '../projection/list-exposures.ts';

// because a record holds six digits of each of a few hundred sums
const tolerance = 1e-4;

/**
 * Whether a list judged now has the evidence it had at its check: the same recipients and chances of every component.
 * Bounces of the send that are on file by now, other rules, or deliveries that were implied then, make a difference.
 */
export function hasSameEvidence({ exposures }: Pick<CheckRecord, 'exposures'>, now: ListExposures): boolean {
  return (['hard', 'soft'] as const).every((outcome) => {
    const then = new Map<string, Sums>();
    for (const [component, , recipients, expected] of exposures[outcome]) {
      add(then, component, { recipients, expected });
    }
    const found = new Map<string, Sums>();
    for (const { component, recipients, expected } of now[outcome]) {
      add(found, component, { recipients, expected });
    }
    return (
      found.size === then.size && [...found].every(([component, sums]) => isSame(sums, then.get(component)))
    );
  });
}

interface Sums {
  readonly recipients: number;
  readonly expected: number;
}

function add(sums: Map<string, Sums>, name: string, { recipients, expected }: Sums): void {
  const known = sums.get(name) ?? { recipients: 0, expected: 0 };
  sums.set(name, { recipients: known.recipients + recipients, expected: known.expected + expected });
}

function isSame({ recipients, expected }: Sums, then: Sums | undefined): boolean {
  if (then === undefined || then.recipients !== recipients) return false;
  return Math.abs(expected - then.expected) <= tolerance * Math.max(expected, then.expected);
}
