import fc from 'fast-check';
import { causes, domainKinds, entryKinds } from '../../../src/core/evidence/cause.ts';
import type { CountedCell, EvidenceCell } from '../../../src/core/projection/tally.ts';

const sources = ['', 'web', 'import|2024', 'fair', '__proto__'];

export const arbitraryCell: fc.Arbitrary<EvidenceCell> = fc.record({
  cause: fc.constantFrom(...causes),
  source: fc.constantFrom(...sources),
  entryKind: fc.constantFrom(...entryKinds),
  domainKind: fc.constantFrom(...domainKinds),
  ageDays: fc.option(fc.integer({ min: 0, max: 4000 })),
  confirmed: fc.boolean(),
  neverDelivered: fc.boolean(),
  softBounces: fc.integer({ min: 0, max: 6 }),
  role: fc.boolean(),
  suppressed: fc.constantFrom(null, 'hard-bounce' as const),
});

export const arbitraryCountedCell: fc.Arbitrary<CountedCell> = fc.record({
  cell: arbitraryCell,
  count: fc.integer({ min: 0, max: 5000 }),
});

export const arbitraryCells = fc.array(arbitraryCountedCell, { maxLength: 30 });

/** A baseline cell that was delivered to, to be changed in the fields a test is about. */
export const plainCell: EvidenceCell = {
  cause: 'baseline',
  source: 'web',
  entryKind: 'single-opt-in',
  domainKind: 'consumer',
  ageDays: 30,
  confirmed: true,
  neverDelivered: false,
  softBounces: 0,
  role: false,
  suppressed: null,
};
