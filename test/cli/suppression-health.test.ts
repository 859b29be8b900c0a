import { describe, expect, test } from 'vitest';
import { sampleList, samplePolicy, sampleRows } from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const header = 'email,reason,scope,created_at';
const people = (count: number, day = '2026-11-18') =>
  Array.from({ length: count }, (_, index) => `gone${index}@mail.example,hard-bounce,,${day}`);
const policy = samplePolicy.replace(
  '{ reserved-domains: allow }',
  '{ reserved-domains: allow, suppression-age: { warn: 7d, fail: 30d } }',
);

/** What a check makes of a healthy list beside such a suppression file. */
async function check(...rows: readonly string[]) {
  const cwd = await temporaryFolder({
    'bounce-gate.yml': policy,
    'list.csv': sampleList(...sampleRows(200)),
    'suppressions.csv': `${rows.join('\n')}\n`,
  });
  const args = ['check', '--config', 'bounce-gate.yml', '--as-of', '2026-11-20'];
  const { exitCode, stdout } = await runOnTerminal([...args, '--format', 'json'], { cwd });
  const [campaign] = JSON.parse(stdout).campaigns;
  const findings = campaign.findings.filter(({ code }: { code: string }) => code.startsWith('suppression-'));
  return { exitCode, ...campaign, findings, text: (await runOnTerminal(args, { cwd })).stdout };
}

test('a healthy file is passed without a word', async () => {
  const { exitCode, verdict, findings, text } = await check(header, ...people(40));
  expect({ exitCode, verdict, findings }).toEqual({ exitCode: 0, verdict: 'pass', findings: [] });
  expect(text).not.toContain('suppressions.csv');
});

describe('nothing is judged by a file that', () => {
  test.each([
    ['is empty', [], 'suppression-empty'],
    ['has only a header', [header], 'suppression-empty'],
    ['is older than the policy allows', [header, ...people(40, '2026-10-01')], 'suppression-stale'],
    [
      'cannot be read in more than one row of twenty',
      [header, ...people(40), 'a,manual', 'b,manual', 'c,manual'],
      'suppression-unparseable',
    ],
    [
      'tells a history that nobody understands',
      [`${header},history`, `${people(1)[0]},2026-11-1 delivered`],
      'suppression-not-understood',
    ],
  ] as const)('%s', async (_, rows, code) => {
    expect(await check(...rows)).toMatchObject({
      exitCode: 2,
      verdict: 'unchecked',
      problems: [{ code, file: 'suppressions.csv' }],
    });
  });
});

describe('it is told of a file that', () => {
  test('has a row that cannot be read, also where all is well otherwise', async () => {
    const { exitCode, verdict, findings, text } = await check(header, ...people(40), 'by phone,manual');
    expect({ exitCode, verdict }).toEqual({ exitCode: 0, verdict: 'pass' });
    expect(findings).toMatchObject([{ code: 'suppression-unreadable-row', line: 42 }]);
    expect(text).toContain('suppressions.csv:42: 1 row has no address that can be read');
  });

  test('is getting old', async () => {
    const { findings, reasons } = await check(header, ...people(40, '2026-11-05'));
    expect(findings).toMatchObject([{ code: 'suppression-old', args: { days: 15 } }]);
    expect(reasons).toMatchObject([{ code: 'suppression-old', severity: 'warn' }]);
  });

  test('has no dates, so that its age is not known', async () => {
    const { findings } = await check('email,reason', 'gone@mail.example,hard-bounce');
    expect(findings).toMatchObject([{ code: 'suppression-age-unknown' }]);
  });

  test.each([
    ['a pattern', 'person1*,manual,pattern,2026-11-18', 111],
    ['a pattern for everybody', '*@*,manual,pattern,2026-11-18', 200],
    ['a whole domain', '@mail.example,manual,,2026-11-18', 200],
  ])('hits more than it should by %s', async (_, row, recipients) => {
    const { verdict, findings, text } = await check(header, ...people(40), row);
    expect(verdict).toBe('fail');
    expect(findings).toContainEqual({
      code: 'suppression-whole-domain',
      severity: 'warning',
      file: 'suppressions.csv',
      line: 42,
      args: { recipients },
    });
    expect(text).toContain('suppressions.csv:42: ');
  });

  test('hits few by a pattern, as a notice', async () => {
    const { findings } = await check(
      header,
      ...people(40),
      'person1,hard-bounce,pattern,',
      'person19*,manual,pattern,',
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'suppression-unreadable-row', line: 42 }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'suppression-whole-domain', line: 43, args: { recipients: 11 } }),
    );
  });
});
