import { expect, test } from 'vitest';
import { gatherEvidence } from '../../../src/core/evidence/gather-evidence.ts';
import { nothingKnown } from './some-evidence.ts';

test.each([
  [null, null, null],
  [100, null, 100],
  [null, 100, 100],
  [100, 90, 100],
  [90, 100, 100],
])('stated %s and implied %s: the newer delivery counts, %s', (deliveredDay, implied, newest) => {
  const evidence = { ...nothingKnown, deliveredDay };
  expect(gatherEvidence(evidence, implied, evidence)).toEqual({ ...evidence, deliveredDay: newest });
});
