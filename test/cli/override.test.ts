import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeKeys } from '../core/override/example-override.ts';
import { failedCampaign } from '../io/failed-campaign.ts';
import { useLedger } from '../io/ledger/use-ledger.ts';
import { type CliRun, runOnTerminal } from './fake-terminal.ts';

const nowMs = Date.UTC(2026, 10, 20, 9);
const hour = 3_600_000;

/** A checkout of a failing campaign, whose remote is a repository of this machine. */
async function makeCheckout(rules = '', files: 'fail' | 'pass' = 'fail') {
  const ledger = await useLedger();
  const { folder, edit } = await failedCampaign(rules, files);
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet');
  git('remote', 'add', 'origin', `file://${ledger.folder}`);
  const run = (
    args: readonly string[],
    atMs = nowMs,
    env: Readonly<Record<string, string>> = { USER: 'ada' },
  ) => runOnTerminal([...args, '--config', 'bounce-gate.yml'], { cwd: folder, nowMs: atMs, env });
  const list = (...args: readonly string[]) =>
    runOnTerminal(['override', '--list', ...args], { cwd: folder, nowMs, env: {} });
  return { folder, edit, run, list, ledger };
}

const give = ['override', 'june', '--reason', 'the fair is on Saturday'];
const verifying = ['verify', 'june', '--report', 'report.json', '--ledger'];

describe('override', () => {
  test('lets a failed campaign go once: override, check, verify, and no second verify', async () => {
    const { run, list } = await makeCheckout();
    const check = ['check', '--format', 'json', '--output', 'report.json'];
    expect((await run(check)).exitCode).toBe(1);
    const given = await run(give);
    expect(given).toMatchObject({ exitCode: 0, stderr: '' });
    expect(given.stdout).toMatch(/^june {3}OVERRIDDEN {3}projected \d/);
    expect(given.stdout).toContain('until 2026-11-21 09:00 UTC');
    const checked = await run(['check']);
    expect(checked.exitCode).toBe(0);
    expect(checked.stdout).toMatch(/WARN {3}overridden, may be sent once/);
    const verified = await run(verifying, nowMs + hour);
    expect(verified.exitCode).toBe(0);
    expect(verified.stdout).toContain('VERIFIED');
    const again = await run(verifying, nowMs + 2 * hour);
    expect(again.exitCode).toBe(1);
    expect(again.stdout).toContain('it was for one send and is used up');
    expect((await list()).stdout).toMatch(
      /^june {3}USED .*by "ada" on the command line: "the fair is on Saturday"/,
    );
  });

  test('without --ledger a verification uses nothing up, and lets nothing go by an override', async () => {
    const { run, list } = await makeCheckout();
    await run(['check', '--format', 'json', '--output', 'report.json']);
    await run(give);
    expect((await run(['verify', 'june', '--report', 'report.json'])).exitCode).toBe(1);
    expect((await list()).stdout).toContain('OPEN');
  });

  test('says who, why and until when as it was told', async () => {
    const { run, list } = await makeCheckout();
    const until = new Date(nowMs + 3 * hour).toISOString();
    await run([...give, '--by', 'Ada of sales', '--expires', '3h']);
    const listed = JSON.parse((await list('--format', 'json')).stdout);
    expect(listed.overrides).toMatchObject([
      { campaign: 'june', by: 'Ada of sales', expiresAt: until, standing: 'open', isSigned: false },
    ]);
    expect((await list('july', '--format', 'json')).stdout).toContain('"overrides": []');
  });

  test('is signed with a key, and only the key of the policy will do', async () => {
    const [keys, strangers] = [makeKeys(), makeKeys()];
    const { folder, run } = await makeCheckout(`, override-key: ${keys.spki}`);
    await writeFile(join(folder, 'key.pem'), keys.pem);
    await writeFile(join(folder, 'other.pem'), strangers.pem);
    const refused = [await run(give), await run([...give, '--key', 'other.pem'])];
    expect(refused.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
    expect(refused[0]?.stdout).toContain('signed overrides only');
    expect(refused[1]?.stdout).toContain('is not the one of the policy');
    const given = await run([...give, '--key', 'key.pem', '--format', 'json']);
    expect(JSON.parse(given.stdout)).toMatchObject({
      campaign: 'june',
      refusal: null,
      record: { via: 'cli' },
    });
    expect((await run(['check'])).exitCode).toBe(0);
    expect(given.stdout).not.toContain((await readFile(join(folder, 'key.pem'), 'utf8')).slice(40, 60));
  });
});

describe('override refuses', () => {
  const cases: readonly (readonly [string, string, readonly string[], number, RegExp])[] = [
    [
      'a campaign above the ceiling',
      ', override-ceiling: 5%',
      give,
      1,
      /above 5 %, where nobody can override/,
    ],
    ['a short reason', '', ['override', 'june', '--reason', 'because'], 2, /at least 10 characters/],
    [
      'an address as a reason',
      '',
      [...give.slice(0, 3), 'ask ada@example.com about it'],
      2,
      /holds an address/,
    ],
    ['an end in the past', '', [...give, '--expires', '2026-11-20T08:00:00Z'], 2, /in the past/],
    ['an end too far away', '', [...give, '--expires', '2w'], 2, /7 days at most/],
    ['a pinned clock', '', [...give, '--as-of', '2026-11-01'], 1, /earlier time than the override/],
  ];
  test.each(cases)('%s', async (_, rules, args, exitCode, sentence) => {
    const { run, list, edit } = await makeCheckout();
    if (rules !== '') await edit('bounce-gate.yml', ', override-ceiling: 50%', rules);
    const refused = await run(args);
    expect(refused.exitCode).toBe(exitCode);
    expect(refused.stdout).toMatch(sentence);
    expect((await list()).stdout).toBe('The ledger has no overrides.\n');
  });

  test('a campaign that passes, one that cannot be checked, and one overridden already', async () => {
    const passing = await makeCheckout('', 'pass');
    expect(await passing.run(give)).toMatchObject({ exitCode: 1, stdout: /nothing to override/ });
    const { run, edit } = await makeCheckout();
    await run(give);
    expect((await run(give, nowMs + hour)).stdout).toContain('applies already');
    await edit('suppressions.csv', 'email,reason', 'name,reason');
    expect((await run(give)).exitCode).toBe(2);
  });

  test.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ['no campaign', ['override', '--reason', 'the fair is on Saturday'], {}, /needs the name of a campaign/],
    ['two campaigns', ['override', 'june', 'july', '--reason', 'x'], {}, /takes one campaign at a time/],
    ['an unknown campaign', ['override', 'jun', '--reason', 'the fair is on Saturday'], {}, /june/],
    ['no reason', ['override', 'june'], {}, /--reason is needed/],
    ['nobody', give, {}, /--by is needed/],
    ['no time', [...give, '--expires', 'soon'], {}, /--expires must be a time/],
    ['no key', [...give, '--key', 'bounce-gate.yml'], {}, /--key must be an Ed25519 private key/],
    ['a key that is not there', [...give, '--key', 'none.pem'], {}, /none\.pem/],
    ['another format', [...give, '--format', 'sarif'], {}, /--format/],
  ])(
    '%s, with one line that says what is wrong and one that leads to more',
    async (what, args, env, sentence) => {
      const { run } = await makeCheckout();
      const refused: CliRun = await run(args, nowMs, what === 'nobody' ? env : { USER: 'ada' });
      expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
      expect(refused.stderr).toMatch(sentence);
      expect(refused.stderr).toMatch(/^[^\n]+\nMore: \S+\n$/);
    },
  );

  test('when the ledger cannot be reached, and writes nothing', async () => {
    const { run } = await makeCheckout();
    const refused = await run([...give, '--remote', 'http://127.0.0.1:9/none.git']);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('could not be read, so nothing was overridden');
  });
});
