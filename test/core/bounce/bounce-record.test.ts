import { expect, test } from 'vitest';
import type { BounceClass } from '../../../src/core/bounce/bounce-class.ts';
import { bounceRecord } from '../../../src/core/bounce/bounce-record.ts';

test.each<[BounceClass, string, string]>([
  ['unknown-user', 'hard', 'suppress-now'],
  ['full', 'soft', 'suppress-after-3'],
  ['unknown-user-temp', 'soft', 'suppress-after-2'],
  ['greylist', 'soft', 'never'],
  ['reputation', 'block', 'never'],
  ['feedback', 'none', 'suppress-now'],
  ['auto-reply', 'none', 'never'],
])('%s is written as %s, %s', (name, kind, action) => {
  const judgement = { class: name, rule: 'r', confidence: 'high', decidedBy: 'x' } as const;
  expect(bounceRecord(judgement)).toEqual({ kind, class: name, action, rule: 'r', confidence: 'high' });
});
