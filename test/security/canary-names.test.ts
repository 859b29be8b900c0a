import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAction } from '../../src/action/run-action.ts';
import type { Toolkit } from '../../src/action/toolkit.ts';
import { pullRequest } from '../action/run-on-change.ts';
import { runOnTerminal } from '../cli/fake-terminal.ts';
import { type FakeGitHub, startFakeGitHub } from '../fake-github/start-fake-github.ts';
import type { TestRepository } from '../io/git/make-repository.ts';
import { makeLedger, type TestLedger } from '../io/ledger/make-ledger.ts';
import { makeChange, repositories } from '../review-repository.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { canaryFinder, makeCanaries } from './canaries.ts';
import { judgedAs } from './canary-files.ts';

const canaries = makeCanaries(8);
const find = canaryFinder(canaries);
const [one = '', two = '', three = '', four = '', five = ''] = canaries;
const asOf = ['--as-of', judgedAs];
const formats = ['text', 'json', 'markdown', 'sarif', 'junit', 'html'];

const list = `lists/${one}.csv`;
const suppressions = `suppressions/${three}.csv`;
const waiver = `{ code: duplicate, scope: "${list}", reason: two desks, owner: ops, expires: 2027-01-01 }`;
const rows = Array.from({ length: 30 }, (_, index) => `a${index}@mail.example\n`);
const onFile = rows.slice(0, 20).map((row) => row.replace('\n', ',hard-bounce,,2026-11-10\n'));
const bad = `email\n${rows.join('')}a1@mail.example\nbad\n`;
const policy = `suppressions: ["suppressions/*.csv"]\nwaivers: [${waiver}]\npolicy: { reserved-domains: allow }\ncampaigns:\n  june: { list: "${list}" }\n`;
const files = {
  '.github/bounce-gate.yml': policy,
  [`gates/${five}.yml`]: policy,
  [`${five}.yml`]: `suppressions: ["suppressions/*.csv"]\ncampaigns: { june: { list: "lists/${two}.csv" } }\n`,
  [list]: bad,
  [`${two}/june.csv`]: bad,
  [`lists/${four}.json`]: 'email\n\0',
  [suppressions]: `email,reason,scope,created_at\n${onFile.join('')}x@mail.example,odd,,2026-11-10\n`,
};

let repository: TestRepository;
let ledger: TestLedger;
let github: FakeGitHub;

beforeAll(async () => {
  repository = await repositories.init();
  await repository.commit({ ...files, [list]: 'email\nbea@mail.example\n' });
  await repository.commit(files);
  ledger = await makeLedger();
  repository.git('remote', 'add', 'origin', ledger.folder);
  github = await startFakeGitHub({ token: 'ghs_0123456789' });
});

afterAll(async () => {
  await github.stop();
  await ledger.remove();
});

async function expectSilence(...args: readonly string[]): Promise<number> {
  const done = await runOnTerminal(args, { cwd: repository.folder, nowMs: Date.UTC(2026, 10, 22) });
  expect(find(done.stdout + done.stderr)).toEqual([]);
  return done.exitCode;
}

async function written(name: string): Promise<string> {
  return readFile(join(repository.folder, name), 'utf8');
}

describe.each(formats)('an address that is the name of a file does not come out in format %s', (format) => {
  const told = ['--format', format, ...asOf];

  test('of a campaign whose list and suppressions are named so', async () => {
    expect(await expectSilence('check', 'june', '--details', ...told)).toBe(1);
  });

  test.each([`${two}/june.csv`, `lists/${four}.json`, `lists/${five}.csv`])('of %s', async (path) => {
    await expectSilence('check', '--list', path, '--suppressions', suppressions, '--details', ...told);
    await expectSilence('check', '--list', path, '--suppressions', path, ...told);
  });

  test('of a policy', async () => {
    await expectSilence('check', '--config', `${five}.yml`, ...told);
  });
});

describe('an address that is the name of a file does not come out of', () => {
  test.each(['text', 'json', 'markdown', 'html'])('a review, in format %s', async (format) => {
    expect(
      await expectSilence('review', '--base', 'HEAD~1', '--head', 'HEAD', '--format', format, ...asOf),
    ).toBe(1);
  });

  test('tallies, and what is decided of them is what one check decides', async () => {
    for (const part of ['1', '2']) {
      await expectSilence('check', 'june', '--shard', `${part}/2`, '--tally', `part-${part}.json`, ...asOf);
      expect(find(await written(`part-${part}.json`))).toEqual([]);
    }
    await expectSilence('merge', 'part-1.json', 'part-2.json', '--format', 'json', '--output', 'merged.json');
    await expectSilence('check', 'june', '--format', 'json', ...asOf, '--output', 'whole.json');
    expect(await written('whole.json')).toContain('"verdict": "fail"');
    expect(JSON.parse(await written('merged.json'))).toEqual(JSON.parse(await written('whole.json')));
  });

  test('an approval, which still verifies the files', async () => {
    const policy = await written('.github/bounce-gate.yml');
    await writeFile(
      join(repository.folder, 'calm.yml'),
      policy.replace(
        'policy: { ',
        'policy: { total: { warn: off, fail: off }, hard: { warn: off, fail: off }, suppressed: { hard-bounce: ignore }, soft: { warn: off, fail: off }, invalid: { warn: off, fail: off }, risk: off, ',
      ),
    );
    const calm = ['--config', 'calm.yml', '--format', 'json'];
    await expectSilence('check', ...calm, '--output', 'approved.json', ...asOf);
    expect(find(await written('approved.json'))).toEqual([]);
    expect(await expectSilence('verify', '--report', 'approved.json', ...calm, ...asOf)).toBe(0);
  });

  test('cleaning, merging, hashing, recording, and the ledger', async () => {
    await expectSilence('clean', 'june', '--output', `${two}.csv`, ...asOf);
    await expectSilence('suppress', suppressions, '--output', `${five}.csv`, '--format', 'json');
    await expectSilence('suppress', suppressions, '--output', `${five}.csv`, '--format', 'text');
    await expectSilence('check', 'june', '--record', ...asOf);
    await expectSilence('record', 'june', '--sent', '31', '--hard', '1', '--format', 'json');
    await expectSilence('trend', '--format', 'json');
    const objects = ledger.git('cat-file', '--batch-all-objects', '--batch', '--buffer');
    expect(objects).toContain('"kind":"check"');
    expect(find(objects)).toEqual([]);
  });

  test.each([
    ['the usual policy', ''],
    ['a policy that is named so as well', `gates/${five}.yml`],
  ])('the Action with %s: annotations, check run, comment, summary, report', async (_, config) => {
    const change = await makeChange({ ...files, [list]: 'email\nbea@mail.example\n' }, { [list]: bad });
    const lines = new Set([1, 2, 3, 4, 5, 33]);
    github.state.pulls.set(7, { headSha: change.head, diff: new Map([[list, lines]]) });
    const place = { event: pullRequest(change), sha: change.head, config };
    const { told, report } = await runOn(change.repository.folder, place);
    expect(told).toContain('error');
    expect(report).toContain('"list": "(withheld)"');
    expect(find(told + report)).toEqual([]);
    expect(github.state.checkRuns[0]?.annotations.length).toBeGreaterThan(0);
    expect(github.mistakes).toEqual([]);
    expect(find(JSON.stringify(github.calls.map(({ name, path, body }) => [name, path, body])))).toEqual([]);
  });
});

/** Runs the Action from source on a pull request, with everything switched on that GitHub is told by. */
async function runOn(
  folder: string,
  { event, sha, config }: { readonly event: object; readonly sha: string; readonly config: string },
) {
  const temporary = await temporaryFolder({ 'event.json': JSON.stringify(event) });
  const inputs: Readonly<Record<string, string>> = {
    config,
    'as-of': judgedAs,
    ledger: 'off',
    'github-token': 'ghs_0123456789',
    'check-run': 'true',
    comment: 'always',
    suggestions: 'true',
  };
  let told = '';
  const tell = (...said: readonly unknown[]) => {
    told += `${JSON.stringify(said)}\n`;
  };
  const toolkit: Toolkit = {
    getInput: (name) => inputs[name] ?? '',
    setOutput: tell,
    error: (...said) => tell('error', ...said),
    warning: (...said) => tell('warning', ...said),
    notice: (...said) => tell('notice', ...said),
    info: tell,
    setSecret: () => undefined,
    summary: { addRaw: (text) => ({ write: async () => tell(text) }) },
  };
  const env = {
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: join(temporary, 'event.json'),
    GITHUB_SHA: sha,
    GITHUB_ACTOR: 'ada',
    GITHUB_REPOSITORY: 'octo/lists',
    GITHUB_API_URL: github.url,
    RUNNER_TEMP: temporary,
  };
  await runAction(toolkit, { env, nowMs: Date.UTC(2026, 10, 22) });
  expect(await readdir(join(temporary, 'bounce-gate'))).toEqual(['report.json']);
  return { told, report: await readFile(join(temporary, 'bounce-gate', 'report.json'), 'utf8') };
}
