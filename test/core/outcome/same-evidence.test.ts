import { describe, expect, test } from 'vitest';
import { hasSameEvidence } from '../../../src/core/outcome/same-evidence.ts';
import { sampleCheck, sampleResult } from './sample-send.ts';

const check = sampleCheck(0);
const { exposures } = sampleResult;

describe('the evidence of a check', () => {
  const change = (of: Partial<(typeof exposures.hard)[number]>) => ({
    ...exposures,
    hard: exposures.hard.map((exposure, place) => (place === 0 ? { ...exposure, ...of } : exposure)),
  });
  const [first] = exposures.hard;
  if (first === undefined) throw new Error('no exposure');
  test.each([
    ['is the same to six digits', exposures, true],
    ['is the same in another order', { ...exposures, hard: exposures.hard.toReversed() }, true],
    [
      'is the same whatever the sources are called',
      { ...exposures, hard: exposures.hard.map((one) => ({ ...one, source: 'other' })) },
      true,
    ],
    ['is another with one recipient more', change({ recipients: first.recipients + 1 }), false],
    ['is another with other chances', change({ expected: first.expected * 1.001 }), false],
    ['is another without a component', { ...exposures, soft: exposures.soft.slice(1) }, false],
    ['is another with a component more', change({ component: 'typo-domain' }), false],
  ])('%s', (_, now, same) => {
    expect(hasSameEvidence(check, now)).toBe(same);
  });
});
