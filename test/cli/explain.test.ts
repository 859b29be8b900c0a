import { describe, expect, test } from 'vitest';
import { runCliBundle } from '../bundles/run-cli-bundle.ts';
import { sampleCampaigns, sampleSuppressions } from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const cwd = await temporaryFolder({
  'suppressions.csv': sampleSuppressions('jane@mail.example,unsubscribe,2026-01-01'),
  'empty.csv': '',
});
const ndjson = ['explain', '--stdin', '--format', 'ndjson'];

async function answersTo(stdin: string): Promise<readonly unknown[]> {
  const run = await runOnTerminal(ndjson, { cwd, stdin });
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  return run.stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

describe('explain --stdin', () => {
  const jane = { input: 'jane@mail.example', valid: true, code: null, key: 'jane@mail.example' };
  const blank = { input: '', valid: false, code: 'empty', key: null };

  test.each([
    ['', []],
    ['jane@mail.example', [jane]],
    ['jane@mail.example\n', [jane]],
    ['jane@mail.example\r\n\r\njane@mail.example', [jane, blank, jane]],
    ['\n', [blank]],
    ['\ufeffjane@mail.example\n', [jane]],
  ])('answers each line of %j', async (stdin, answers) => {
    expect(await answersTo(stdin)).toEqual(answers);
  });

  test('gives the input as it was, and the key that all spellings share', async () => {
    expect(await answersTo(' Jane@MAIL.example \njane@b\u00fccher.example\nnobody\n')).toEqual([
      { input: ' Jane@MAIL.example ', valid: true, code: null, key: 'jane@mail.example' },
      { input: 'jane@b\u00fccher.example', valid: true, code: null, key: 'jane@xn--bcher-kva.example' },
      { input: 'nobody', valid: false, code: 'no-at', key: null },
    ]);
  });

  test('an input that the runner would carry out is written so that it does not', async () => {
    const run = await runOnTerminal(ndjson, { cwd, stdin: 'x##[add-mask]a\n' });
    expect(run.stdout).not.toContain('##[');
    expect(JSON.parse(run.stdout)).toMatchObject({ input: 'x##[add-mask]a' });
  });

  test('answers 100,000 lines in their order', async () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => `person${index}@mail.example`);
    const run = await runCliBundle(ndjson, { cwd, stdin: lines.join('\n') });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    const answers = run.stdout.split('\n').slice(0, -1);
    expect(answers.map((answer) => JSON.parse(answer).key)).toEqual(lines);
  });
});

describe('explain', () => {
  const explain = (...args: string[]) =>
    runOnTerminal(['explain', ...args, '--format', 'json', '--as-of', '2026-11-20'], { cwd });

  test('tells what the suppression files say of an address', async () => {
    const run = await explain('Jane@mail.example', '--suppressions', 'suppressions.csv');
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({
      valid: true,
      key: 'jane@mail.example',
      suppressionFiles: 1,
      suppressedFor: ['unsubscribe'],
    });
  });

  test('tells why an address is not valid and where', async () => {
    const run = await explain('jane@@mail.example');
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ valid: false, key: null, column: expect.any(Number) });
  });

  test('says nothing of an address when a suppression file cannot be read', async () => {
    for (const file of ['missing.csv', 'empty.csv']) {
      const run = await explain('jane@mail.example', '--suppressions', file);
      expect(run).toMatchObject({ exitCode: 2, stdout: '' });
      expect(run.stderr).toMatch(new RegExp(`^${file}: `));
    }
  });

  test('uses the suppressions and the rules of the policy', async () => {
    const folder = await temporaryFolder(sampleCampaigns.fail);
    const args = ['explain', 'person1@mail.example', '--config', 'bounce-gate.yml', '--format', 'json'];
    const run = await runOnTerminal(args, { cwd: folder });
    expect(JSON.parse(run.stdout)).toMatchObject({
      suppressedFor: ['hard-bounce'],
      hardBouncedOn: '2026-11-12',
      domainKind: 'consumer',
    });
  });
});

describe('explain of what does not hold any more', () => {
  const onFile = [
    'email,reason,scope,created_at,expires_at,count,source,history',
    'ann@mail.example,unsubscribe,global,2026-03-01,,,,2026-05-03 released wrote to us from there',
    'ann@mail.example,unknown-user,global,2026-03-01,,,,2026-05-04 delivered',
    'ann@mail.example,manual,global,2026-01-01,2026-02-01,,,',
    'ann@mail.example,soft-bounce,news,2026-01-01,,,,2026-01-01 full spring',
    '@mail.example,manual,global,2026-01-01,2026-02-01,,,',
    'bob@mail.example,manual,global,2026-01-01,2026-02-01,,,',
    'cyd@mail.example,disabled,global,2026-11-18,,,,',
    '',
  ].join('\n');

  async function explainAnn(env: Readonly<Record<string, string>> = {}) {
    const folder = await temporaryFolder({ 'all.csv': onFile });
    const args = ['explain', 'Ann@mail.example', '--suppressions', 'all.csv', '--as-of', '2026-11-20'];
    const json = await runOnTerminal([...args, '--format', 'json'], { cwd: folder, env });
    return { told: JSON.parse(json.stdout), text: (await runOnTerminal(args, { cwd: folder, env })).stdout };
  }

  test('tells that it was taken back, why and when; that it has recovered; and what is past its day', async () => {
    const { told, text } = await explainAnn();
    expect(told.suppressedFor).toEqual([]);
    expect(told.setAside).toMatchObject([
      {
        reason: 'unsubscribe',
        cause: 'released',
        stated: '2026-03-01',
        since: '2026-05-03',
        why: 'wrote to us from there',
        file: 'all.csv',
        line: 2,
      },
      { reason: 'hard-bounce', cause: 'recovered', since: '2026-05-04', why: null, line: 3 },
      { reason: 'manual', cause: 'expired', since: '2026-02-01', line: 4 },
      { reason: 'soft-bounce', cause: 'forgotten', scope: 'news', since: null, line: 5 },
      { reason: 'manual', cause: 'expired', line: 6 },
    ]);
    expect(text).toContain(
      'all.csv:2: an opt-out of 2026-03-01 was taken back on 2026-05-03: "wrote to us from there"\n',
    );
    expect(text).toContain('all.csv:3: a hard bounce of 2026-03-01 does not count: mail was delivered since');
    expect(text).not.toContain('bob');
  });

  test('tells how many campaigns ended in soft bounces, and how many suppress', async () => {
    const mark = (day: string, name: string) => `2026-${day} unknown-user-temp ${name}`;
    const line = (name: string, ...marks: readonly string[]) =>
      `${name}@gmail.com,soft-bounce,global,2026-03-08,${marks.join(' + ')}\n`;
    const folder = await temporaryFolder({
      'all.csv': [
        'email,reason,scope,created_at,history\n',
        line('ann', mark('03-01', 'spring'), mark('03-08', 'summer')),
        line('bob', mark('03-08', 'spring')),
      ].join(''),
    });
    const args = ['--suppressions', 'all.csv', '--as-of', '2026-03-20'];
    const ann = await runOnTerminal(['explain', 'ann@gmail.com', ...args, '--format', 'json'], {
      cwd: folder,
    });
    expect(JSON.parse(ann.stdout)).toMatchObject({
      softBounces: 2,
      softRepeats: { class: 'unknown-user-temp', campaigns: 2, needed: 2 },
    });
    const bob = await runOnTerminal(['explain', 'bob@gmail.com', ...args], { cwd: folder });
    expect(bob.stdout).toContain('soft-bounced in 1 campaign (unknown-user-temp: 2 suppress)\n');
  });

  test('tells no address that somebody wrote as the reason', async () => {
    const folder = await temporaryFolder({
      'all.csv': onFile.replace('wrote to us', 'see eve@mail.example'),
    });
    const args = ['explain', 'ann@mail.example', '--suppressions', 'all.csv', '--as-of', '2026-11-20'];
    expect((await runOnTerminal(args, { cwd: folder })).stdout).not.toContain('eve');
  });
});

describe('explain with a pasted reply', () => {
  const explainReply = (...args: string[]) => runOnTerminal(['explain', ...args], { cwd });

  test('tells kind, class, action and the rule that decided', async () => {
    const run = await explainReply('550 5.1.1 <jane@mail.example>: user unknown', '--format', 'json');
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toEqual({
      kind: 'hard',
      class: 'unknown-user',
      action: 'suppress-now',
      rule: 'text-unknown-user',
      confidence: 'high',
      decidedBy: 'user unknown',
    });
  });

  test('reads it without quotes as well, and needs no policy', async () => {
    const run = await explainReply('452', '4.2.2', 'mailbox', 'full');
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain('full');
  });

  test('repeats no address of it', async () => {
    const run = await explainReply('550 jane@mail.example is no known user here');
    expect(run.exitCode).toBe(0);
    expect(run.stdout).not.toContain('jane');
  });

  test.each(['Mailbox Full <jane@mail.example>', 'user.unknown@mail.example'])(
    '%s is an address and is explained as one',
    async (address) => {
      const run = await explainReply(address, '--format', 'json');
      expect(JSON.parse(run.stdout)).toMatchObject({ valid: true });
    },
  );
});
