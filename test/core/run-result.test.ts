import { expect, test } from 'vitest';
import { type CampaignResult, type Verdict, verdicts } from '../../src/core/campaign-result.ts';
import { exitCodeOf, runResult } from '../../src/core/run-result.ts';
import { checkText, healthyHeader, healthyRows, lines } from './check-text.ts';

const result: CampaignResult = await checkText(lines(healthyHeader, ...healthyRows(50)));

function verdictOf(...of: readonly Verdict[]): Verdict {
  return runResult(of.map((verdict) => ({ ...result, verdict }))).verdict;
}

test.each(verdicts)('the verdict of one campaign is that of the run (%s)', (verdict) => {
  expect(verdictOf(verdict)).toBe(verdict);
});

test('the worst of several counts, and not to know is the worst', () => {
  expect(verdictOf('pass', 'warn', 'pass')).toBe('warn');
  expect(verdictOf('warn', 'fail', 'pass')).toBe('fail');
  expect(verdictOf('fail', 'unchecked', 'pass')).toBe('unchecked');
});

test('a run that checked nothing is unchecked', () => {
  expect(verdictOf()).toBe('unchecked');
});

test('a run with a problem of its own is unchecked, whatever its campaigns are', () => {
  expect(runResult([result], [{ code: 'argument-wrong', args: {} }]).verdict).toBe('unchecked');
});

test.each([
  ['pass', 0],
  ['warn', 0],
  ['fail', 1],
  ['unchecked', 2],
] as const)('%s exits with %d', (verdict, code) => {
  expect(exitCodeOf(verdict)).toBe(code);
});
