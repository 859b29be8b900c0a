import { describe, expect, test } from 'vitest';
import type { SuppressionReason } from '../../../src/core/suppression/suppression-reason.ts';
import { checkText, lines } from '../check-text.ts';
import { cleanText } from '../clean-text.ts';
import { countText as count, type TallyOptions, told } from './tally-text.ts';

/** A list of people heard from last month, by their addresses. */
const countText = (text: string, options?: TallyOptions) =>
  count(
    text
      .trim()
      .split('\n')
      .map((row, index) => `${row},${index === 0 ? 'last_delivered_at' : '2026-05-20'}\n`)
      .join(''),
    options,
  );

const onFile = (reason: SuppressionReason): TallyOptions => ({ onFile: { 'jane+news@gmail.com': reason } });

describe('another address of the mailbox is on file', () => {
  test.each([
    ['complaint', 'alias-complaint', 'error'],
    ['unsubscribe', 'alias-unsubscribe', 'error'],
    ['manual', 'alias-manual', 'error'],
    ['hard-bounce', 'alias-bounce', 'warning'],
    ['invalid', 'alias-bounce', 'warning'],
  ] as const)('%s is told as %s, %s', async (reason, code, severity) => {
    const list = await countText('email\nJ.ane@googlemail.com\n', onFile(reason));
    expect(list.findings.samples()).toMatchObject([{ code, severity, line: 2, args: {} }]);
    expect(list.suppressed).toBe(0);
  });

  test('a soft bounce of it says nothing', async () => {
    expect(told(await countText('email\njane@gmail.com\n', onFile('soft-bounce')))).toEqual([]);
  });

  test('the address itself on file for the same says it all', async () => {
    const options = {
      onFile: { 'jane@gmail.com': 'unsubscribe', 'jane+x@gmail.com': 'unsubscribe' },
    } as const;
    expect(told(await countText('email\njane@gmail.com\n', options))).toEqual(['suppressed-unsubscribe 2']);
  });

  test('a wish is told even where the address itself only bounced', async () => {
    const options = {
      onFile: { 'jane@gmail.com': 'hard-bounce', 'jane+x@gmail.com': 'unsubscribe' },
    } as const;
    const list = await countText('email\njane@gmail.com\n', options);
    expect(told(list)).toEqual(['suppressed-hard-bounce 2', 'alias-unsubscribe 2']);
  });

  test('a bounce of it is disproved by a delivery that is newer', async () => {
    const suppressions = {
      'a.csv': lines('email,reason,created_at', 'jane+x@gmail.com,hard bounce,2026-01-04'),
    };
    const codes = async (delivered: string) => {
      const list = lines('email,last_delivered_at', `jane@gmail.com,${delivered}`);
      return (await checkText(list, { suppressions })).findingsByCode.map(({ code }) => code);
    };
    expect(await codes('2026-01-04')).toContain('alias-bounce');
    expect(await codes('2026-01-05')).not.toContain('alias-bounce');
  });

  test('elsewhere than at providers that document aliases it is another mailbox', async () => {
    const options = { onFile: { 'jane+news@mail.example': 'complaint' } } as const;
    expect(told(await countText('email\njane@mail.example\n', options))).toEqual([]);
  });
});

describe('what the policy makes of it', () => {
  const rows = ['jane@gmail.com,2026-05-20', 'bob@gmail.com,2026-05-20'];
  const list = lines('email,last_delivered_at', ...rows);
  const suppressions = (reason: string) => ({ 'a.csv': lines('email,reason', `jane+x@gmail.com,${reason}`) });

  test.each([
    ['complaint', 'fail'],
    ['unsubscribe', 'fail'],
    ['manual', 'fail'],
    ['hard bounce', 'warn'],
  ] as const)('%s: the campaign gets %s by default', async (reason, verdict) => {
    const result = await checkText(list, { suppressions: suppressions(reason) });
    expect(result.verdict).toBe(verdict);
    expect(result.reasons).toMatchObject([{ severity: verdict, measured: 1, limit: 0 }]);
  });

  test('another rule gives another verdict', async () => {
    const suppressedAlias = {
      complaint: 'ignore',
      unsubscribe: 'warn',
      manual: 'ignore',
      bounce: 'fail',
    } as const;
    const verdict = async (reason: string) =>
      (await checkText(list, { suppressions: suppressions(reason), policy: { suppressedAlias } })).verdict;
    expect([await verdict('complaint'), await verdict('unsubscribe'), await verdict('bounce')]).toEqual([
      'pass',
      'warn',
      'fail',
    ]);
  });

  test('a sending service that drops what is on file does not know of it', async () => {
    const policy = { senderAppliesSuppression: true };
    const result = await checkText(list, { suppressions: suppressions('unsubscribe'), policy });
    expect(result.reasons.map(({ code }) => code)).toEqual(['alias-unsubscribe']);
    expect(result.counts.mailed).toBe(2);
  });

  test('a failure is mended by removing the row', async () => {
    const { smallestFix, counts } = await checkText(list, { suppressions: suppressions('unsubscribe') });
    expect(smallestFix).toMatchObject({
      possible: true,
      removed: 1,
      removals: [{ cause: 'alias-unsubscribe' }],
    });
    expect(counts.mailedAfterCleaning).toBe(1);
  });

  test('a waiver lifts it', async () => {
    const waiver = {
      code: 'alias-unsubscribe',
      scope: null,
      reason: 'asked',
      owner: '@ops',
      expires: '2027-01-01',
      expiresAtMs: Date.UTC(2027, 0, 2),
      maxCount: null,
      line: 1,
    };
    const policy = { waivers: [waiver] };
    expect((await checkText(list, { suppressions: suppressions('unsubscribe'), policy })).verdict).toBe(
      'pass',
    );
  });

  test('clean removes what fails, with its code, and keeps what only warns', async () => {
    const clean = (reason: string) => cleanText(Buffer.from(list), { suppressions: suppressions(reason) });
    const failing = await clean('unsubscribe');
    expect(failing.cleaned.toString()).toBe(lines('email,last_delivered_at', 'bob@gmail.com,2026-05-20'));
    expect(failing.removed).toBe(lines('line,code,email', '2,alias-unsubscribe,"jane@gmail.com"'));
    const warning = await clean('hard bounce');
    expect(warning.cleaned.toString()).toBe(list);
    expect(warning.counts.removed).toBe(0);
  });
});

describe('two addresses of one mailbox on a list', () => {
  test.each([
    ['the plain one first', ['jane@gmail.com', 'j.ane@gmail.com']],
    ['the plain one last', ['ja.ne@googlemail.com', 'jane@gmail.com']],
    ['neither plain', ['jane+a@outlook.com', 'jane+b@outlook.com']],
  ])('are told, and are two recipients: %s', async (_, rows) => {
    const list = await countText(lines('email', ...rows));
    expect(list.findings.samples()).toMatchObject([
      { code: 'duplicate-alias', severity: 'notice', line: 3, args: { firstLine: 2 } },
    ]);
    expect(list.recipients).toBe(2);
  });

  test('the first line is the first of all of them', async () => {
    const list = await countText(lines('email', 'j.ane@gmail.com', 'jane@gmail.com', 'jane+a@gmail.com'));
    expect(list.findings.samples().map(({ args }) => args.firstLine)).toEqual([2, 2]);
  });

  test('the same address twice is a duplicate and no more', async () => {
    const list = await countText(lines('email', 'j.ane@gmail.com', 'J.Ane@gmail.com'));
    expect(told(list)).toEqual(['duplicate 3']);
  });
});
