import { describe, expect, test } from 'vitest';
import { calmFiles, makeChange } from '../../review-repository.ts';
import { sampleList, samplePolicy, sampleRows } from '../../sample-campaign.ts';
import { newCodesIn, problemsIn, reviewIn } from './review-in.ts';

const policyPath = '.github/bounce-gate.yml';
const results = (...rows: readonly string[]): string => `${['email,email_status', ...rows].join('\n')}\n`;
const policy = `verifications: verified/*.csv\n${samplePolicy}`;
const invalid = results('zoe@mail.example,invalid', 'ann@mail.example,valid');
const withNewcomer = sampleList(...sampleRows(60), 'zoe@mail.example,');
const base = {
  ...calmFiles,
  [policyPath]: policy,
  'verified/2026-11-01.csv': results('ann@mail.example,valid'),
};
const baseKnows = { ...base, 'verified/2026-11-01.csv': invalid };

async function reviewOf(
  change: Readonly<Record<string, string | null>>,
  from: Readonly<Record<string, string>> = base,
) {
  const { repository } = await makeChange(from, { 'list.csv': withNewcomer, ...change });
  const run = await reviewIn(repository);
  return { run, codes: newCodesIn(run) };
}

describe('in a review, results of verification services', () => {
  test('of the change count for what it adds', async () => {
    const { codes } = await reviewOf({ 'verified/2026-11-10.csv': invalid });
    expect(codes).toContain('verified-invalid');
    expect((await reviewOf({})).codes).not.toContain('verified-invalid');
  });

  test.each([
    ['takes its row out', { 'verified/2026-11-01.csv': results('ann@mail.example,valid') }],
    [
      'takes its file away',
      { 'verified/2026-11-01.csv': null, 'verified/2026-11-02.csv': results('ann@mail.example,valid') },
    ],
    ['says otherwise, and of the same day', { 'verified/2026-11-01.csv': results('zoe@mail.example,valid') }],
    ['says otherwise without a date', { 'verified/new.csv': results('zoe@mail.example,valid') }],
  ])('of the base stay where the change %s', async (_, change) => {
    expect((await reviewOf(change, baseKnows)).codes).toContain('verified-invalid');
  });

  test('of the base are overtaken by a newer one, as anywhere', async () => {
    const change = { 'verified/2026-11-10.csv': results('zoe@mail.example,valid') };
    expect((await reviewOf(change, baseKnows)).codes).not.toContain('verified-invalid');
  });

  test('cannot be switched off by the change that they speak against', async () => {
    const { run, codes } = await reviewOf({ [policyPath]: samplePolicy }, baseKnows);
    expect(codes).toContain('verified-invalid');
    expect(run.reviews[0]?.ruleChanges).toMatchObject([{ key: 'verifications' }]);
  });

  test.each([
    ['takes all files away', { 'verified/2026-11-01.csv': null }, 'glob-matches-nothing'],
    ['spoils a file', { 'verified/2026-11-01.csv': 'email,name\n' }, 'verification-not-understood'],
    ['empties a file', { 'verified/2026-11-01.csv': results() }, 'verification-empty'],
  ])('leave a change that %s unchecked', async (_, change, code) => {
    const { run } = await reviewOf(change, baseKnows);
    expect(run.verdict).toBe('unchecked');
    expect(problemsIn(run)).toContain(code);
  });
});
