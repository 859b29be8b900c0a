import { describe, expect, test } from 'vitest';
import { readVerifications } from '../../../../src/core/evidence/verifiers/read-verifications.ts';
import { dayOfInstant } from '../../../../src/core/list/parse-day.ts';
import { asOfMs, checkText, lines } from '../../check-text.ts';
import { sourceOf } from '../../source-of.ts';

const verified = (...rows: readonly string[]) =>
  readVerifications(
    [sourceOf('v.csv', lines('email,verification,verified_at', ...rows))],
    dayOfInstant(asOfMs),
  );

async function causesOf(list: string, rows: readonly string[]): Promise<string[]> {
  const result = await checkText(list, { verifications: await verified(...rows) });
  return result.byGroup.map(({ group }) => group).toSorted();
}

describe('what a file of a verification service says counts like a column', () => {
  const plain = lines('email', 'ann@mail.example');

  test.each([
    ['invalid', 'verified-invalid'],
    ['accept-all', 'catch-all'],
    ['unknown', 'verifier-unknown'],
    ['disposable', 'disposable'],
    ['spamtrap', 'verifier-unknown'],
  ])('%s is %s', async (word, group) => {
    expect(await causesOf(plain, [`Ann@mail.example,${word},2026-05-04`])).toEqual([group]);
  });

  test.each([
    [
      'disposable',
      [{ code: 'verified-harmful', severity: 'warning', line: 2, args: { says: 'disposable' } }],
    ],
    ['spamtrap', [{ code: 'verified-harmful', severity: 'warning', line: 2, args: { says: 'harmful' } }]],
    ['accept-all', []],
    ['unknown', []],
  ])('%s is told where the service advises against it', async (word, told) => {
    const { findings } = await checkText(plain, {
      verifications: await verified(`ann@mail.example,${word},2026-05-04`),
    });
    expect(findings.filter(({ code }) => code === 'verified-harmful')).toMatchObject(told);
  });

  test('the newer of file and column decides', async () => {
    const list = lines('email,verification,verified_at', 'ann@mail.example,invalid,2026-02-01');
    expect(await causesOf(list, ['ann@mail.example,accept-all,2026-01-31'])).toEqual(['verified-invalid']);
    expect(await causesOf(list, ['ann@mail.example,accept-all,2026-02-02'])).toEqual(['catch-all']);
  });

  test('a day in the list without a result is a valid one', async () => {
    const list = lines('email,verified_at', 'ann@mail.example,2026-02-01');
    expect(await causesOf(list, ['ann@mail.example,invalid,2026-01-31'])).not.toContain('verified-invalid');
    expect(await causesOf(list, ['ann@mail.example,invalid,2026-02-02'])).toEqual(['verified-invalid']);
  });

  test('nobody else is touched', async () => {
    expect(await causesOf(plain, ['bob@mail.example,invalid,2026-05-04'])).not.toContain('verified-invalid');
  });

  test('a file that cannot be trusted leaves the campaign unchecked', async () => {
    const verifications = await readVerifications([sourceOf('v.csv', 'email,name\na@b.example,A\n')], 0);
    const { verdict, problems } = await checkText(plain, { verifications });
    expect([verdict, problems.map(({ code }) => code)]).toEqual([
      'unchecked',
      ['verification-not-understood'],
    ]);
  });
});
