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
