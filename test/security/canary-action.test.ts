import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pullRequest } from '../action/run-on-change.ts';
import { type ActionRun, runActionBundle } from '../bundles/run-action-bundle.ts';
import { type FakeGitHub, startFakeGitHub } from '../fake-github/start-fake-github.ts';
import { type GitServer, startGitServer } from '../io/ledger/git-server.ts';
import { makeLedger, type TestLedger } from '../io/ledger/make-ledger.ts';
import { gitPath, makeChange } from '../review-repository.ts';
import { type FakeSlack, startFakeSlack } from '../slack/fake-slack.ts';
import { filesIn, temporaryFolder } from '../temporary-folder.ts';
import { canaryFinder, makeCanaries } from './canaries.ts';
import { canaryFiles, judgedAs } from './canary-files.ts';
import { tellFigure, triesOf } from './figure.ts';

const token = 'ghs_TopSecretTokenOfTheTests0123456789';
const channel = 'C0000000001';
const canaries = makeCanaries(triesOf(60, 10_000));
const find = canaryFinder(canaries);
const [one = '', two = '', three = ''] = canaries;
const files = canaryFiles(canaries);
const calm = { ...files, 'lists/june.csv': `email\n${three}\n` };

let github: FakeGitHub;
let slack: FakeSlack;
let ledger: TestLedger;
let server: GitServer;
let runs = 0;

beforeAll(async () => {
  github = await startFakeGitHub({ token });
  slack = await startFakeSlack();
  slack.addChannel(channel);
  ledger = await makeLedger();
  await mkdir(join(ledger.parent, 'octo'));
  await symlink(ledger.folder, join(ledger.parent, 'octo', 'lists'));
  server = await startGitServer(ledger.parent);
});

afterAll(async () => {
  await Promise.all([github.stop(), slack.close(), server.stop()]);
  await ledger.remove();
  const posts = slack.callsOf('chat.postMessage').length;
  tellFigure(
    'No personal data out',
    `${canaries.length} canaries, ${runs} runs of the bundled Action with ${github.calls.length} calls of GitHub's API and ${posts} posts`,
  );
});

/** What a run of the Action is asked for. */
interface Asked {
  readonly event: 'pull_request' | 'schedule';
  /** Files of the branch that are others than in its base; null takes one away. */
  readonly change: Readonly<Record<string, string | Uint8Array | null>>;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Runs the Action with everything that can be told about a list switched on, and looks for canaries wherever it told something. */
async function expectSilence({ event, change, inputs = {} }: Asked): Promise<ActionRun> {
  runs += 1;
  const made = await makeChange(calm, change);
  const folder = await temporaryFolder();
  const path = join(folder, 'event.json');
  await writeFile(path, JSON.stringify(event === 'schedule' ? { schedule: '5 5 * * *' } : pullRequest(made)));
  await mkdir(join(folder, 'temporary'));
  const lines = new Set(Array.from({ length: canaries.length + 1 }, (_, index) => index + 1));
  github.state.pulls.set(7, { headSha: made.head, diff: new Map([['lists/june.csv', lines]]) });
  const told = { calls: github.calls.length, posts: slack.calls.length };
  const everything = {
    'as-of': judgedAs,
    'due-within': 'off',
    'github-token': token,
    'check-run': 'true',
    'slack-token': slack.botToken,
    'slack-channel': channel,
    'slack-notify': 'always',
    comment: 'always',
    suggestions: 'true',
  };
  const run = await runActionBundle(
    made.repository.folder,
    { ...everything, ...inputs },
    {
      ...gitPath,
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: path,
      GITHUB_SHA: made.head,
      GITHUB_ACTOR: 'ada',
      GITHUB_REPOSITORY: 'octo/lists',
      GITHUB_RUN_ID: `${4000 + runs}`,
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_SERVER_URL: server.url,
      GITHUB_API_URL: github.url,
      SLACK_API_URL: slack.apiUrl,
      BOUNCE_GATE_HASH_KEY: 'an invented key of a test',
      RUNNER_TEMP: join(folder, 'temporary'),
      TMPDIR: join(folder, 'temporary'),
    },
  );
  const places = {
    log: run.stdout + run.stderr,
    outputs: JSON.stringify([...run.outputs]),
    summary: run.summary ?? '',
    report: run.report ?? '',
    github: JSON.stringify(github.calls.slice(told.calls).map((call) => [call.name, call.path, call.body])),
    slack: JSON.stringify(slack.calls.slice(told.posts).map(({ method, body }) => [method, body])),
    ledger: ledger.git('cat-file', '--batch-all-objects', '--batch', '--buffer'),
  };
  for (const [place, text] of Object.entries(places)) expect([place, find(text)]).toEqual([place, []]);
  expect(await filesIn(join(folder, 'temporary'))).toEqual(
    run.report === null ? [] : ['bounce-gate/report.json'],
  );
  return run;
}

const june = { 'lists/june.csv': files['lists/june.csv'] ?? '' };

describe('no address comes out of the bundled Action', () => {
  test('that reviews a pull request with everybody in it, comments, suggests, posts and records', async () => {
    const { outputs, summary, stdout } = await expectSilence({ event: 'pull_request', change: june });
    expect(outputs.get('verdict')).toBe('fail');
    expect(summary).toContain('june');
    expect(stdout).toContain('::error');
    expect(github.state.comments).toHaveLength(1);
    expect(github.state.checkRuns[0]?.annotations.length).toBeGreaterThan(0);
    expect(github.state.reviewComments.length).toBeGreaterThan(0);
    expect(slack.messages(channel).length).toBeGreaterThan(0);
    expect(ledger.git('for-each-ref')).toContain('bounce-ledger');
  });

  test('that checks on a schedule and posts by a webhook', async () => {
    const { outputs } = await expectSilence({
      event: 'schedule',
      change: june,
      inputs: { 'slack-token': '', 'slack-channel': '', 'slack-webhook': slack.makeWebhook(channel) },
    });
    expect(outputs.get('verdict')).toBe('fail');
  });

  test('that merges exports, events, logs and mails into a suppression file', async () => {
    const inputs = {
      mode: 'suppress',
      sources: 'events/*\nsuppressions/all.csv',
      'suppression-file': 'all.csv',
    };
    expect((await expectSilence({ event: 'schedule', change: june, inputs })).outputs.get('changed')).toBe(
      'true',
    );
  });
});

const lists = ['invalid', 'named', 'two-columns', 'no-header', 'no-column', 'quote', 'nul', 'utf16', 'long'];
const suppressions = ['unreadable.csv', 'unknown.csv', 'json.json', 'events.ndjson'];
const given = (path: string) => files[path] ?? '';
const broken: readonly (readonly [string, Asked])[] = [
  ...lists.map(
    (name) =>
      [
        `a list that is ${name}`,
        { event: 'pull_request', change: { 'lists/june.csv': given(`lists/${name}.csv`) } },
      ] as const,
  ),
  ...suppressions.map(
    (name) =>
      [
        `suppressions that are ${name}`,
        { event: 'pull_request', change: { ...june, 'suppressions/all.csv': given(`broken/${name}`) } },
      ] as const,
  ),
  ...['policy.yml', 'not.yml'].map(
    (name) =>
      [
        `a policy that is ${name}`,
        { event: 'schedule', change: { '.github/bounce-gate.yml': given(`broken/${name}`) } },
      ] as const,
  ),
  [
    'a policy in a review',
    { event: 'pull_request', change: { ...june, '.github/bounce-gate.yml': given('broken/policy.yml') } },
  ],
  ['no suppressions any more', { event: 'pull_request', change: { ...june, 'suppressions/all.csv': null } }],
  [
    'a report that approves',
    { event: 'schedule', change: june, inputs: { mode: 'verify', 'approved-report': 'broken/report.json' } },
  ],
  [
    'exports that are broken',
    {
      event: 'schedule',
      change: june,
      inputs: { mode: 'suppress', sources: 'broken/*', 'suppression-file': 'all.csv' },
    },
  ],
  ...[
    { campaigns: one },
    { list: 'lists/june.csv', 'email-column': two },
    { 'total-fail': one },
    { 'fail-on': one },
  ].map(
    (inputs) =>
      [`the input ${Object.keys(inputs).at(-1)}`, { event: 'schedule', change: june, inputs }] as const,
  ),
];
// because each takes a second or two, the tests try some and the bench all
const tried = broken.filter((_, index) => index % triesOf(6, 1) === 0);

test.each(tried)('nor when it is given %s', async (_, asked) => {
  expect((await expectSilence(asked)).exitCode).toBeGreaterThan(0);
});

test('what was looked through is not empty, and GitHub and Slack were told as they want to be', () => {
  const objects = ledger.git('cat-file', '--batch-all-objects', '--batch', '--buffer');
  expect(objects).toContain('"kind":"check"');
  expect(slack.calls.filter(({ answer }) => answer.ok === false)).toEqual([]);
  expect(github.mistakes).toEqual([]);
});
