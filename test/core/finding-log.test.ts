import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Finding, type FindingCode, findingCodes } from '../../src/core/finding.ts';
import { FindingLog, samplesPerCode } from '../../src/core/finding-log.ts';

function finding(code: FindingCode, line = 1): Finding {
  return { code, severity: 'notice', file: 'a.csv', line, args: {} };
}

function logOf(findings: readonly Finding[]): FindingLog {
  const log = new FindingLog();
  log.addAll(findings);
  return log;
}

const many = Array.from({ length: samplesPerCode + 5 }, (_, index) => finding('duplicate', index + 1));

describe('a log', () => {
  test('keeps the first findings of each code, and counts all', () => {
    const log = logOf(many);
    expect(log.samples()).toEqual(many.slice(0, samplesPerCode));
    expect(log.count('duplicate')).toBe(samplesPerCode + 5);
    expect(log.total()).toBe(samplesPerCode + 5);
  });

  test('tells findings and counts in the order of the codes', () => {
    const log = logOf([finding('waiver-unused'), finding('invalid-address'), finding('waiver-unused')]);
    expect(log.samples().map(({ code }) => code)).toEqual([
      'invalid-address',
      'waiver-unused',
      'waiver-unused',
    ]);
    expect(log.counts()).toEqual([
      { code: 'invalid-address', count: 1 },
      { code: 'waiver-unused', count: 2 },
    ]);
  });

  test('counts 0 of a code that did not occur', () => {
    expect(logOf([]).count('duplicate')).toBe(0);
    expect(logOf([]).counts()).toEqual([]);
  });
});

test('a log added to another gives the counts and samples of all their findings', () => {
  const codes = fc.constantFrom(...findingCodes.slice(0, 3));
  const lists = fc
    .array(codes, { maxLength: 250 })
    .map((list) => list.map((code, index) => finding(code, index)));
  fc.assert(
    fc.property(lists, lists, (first, second) => {
      const joined = logOf(first);
      joined.addAll(logOf(second));
      const whole = logOf([...first, ...second]);
      expect(joined.counts()).toEqual(whole.counts());
      expect(joined.total()).toBe(first.length + second.length);
      expect(joined.samples()).toEqual(whole.samples());
    }),
  );
});
