import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pullRequest } from '../action/run-on-change.ts';
import { runActionBundle } from '../bundles/run-action-bundle.ts';
import { stackLine } from '../bundles/stack-line.ts';
import { type FakeGitHub, startFakeGitHub } from '../fake-github/start-fake-github.ts';
import { type GitServer, startGitServer } from '../io/ledger/git-server.ts';
import { makeLedger, type TestLedger } from '../io/ledger/make-ledger.ts';
import { type Change, calmFiles, gitPath, lists, makeChange } from '../review-repository.ts';
import { type FakeSlack, startFakeSlack } from '../slack/fake-slack.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { tellFigure, triesOf } from './figure.ts';

const token = 'ghs_TopSecretTokenOfTheTests0123456789';
const channel = 'C0000000001';
/** Nobody listens there. */
const nobody = 'http://127.0.0.1:9';

/** What a run meets; each part can be as it should, or not. */
const choices = {
  api: ['up', 'down', 'forbidden'],
  ledger: ['up', 'down'],
  slack: ['up', 'down'],
  disk: ['free', 'full'],
} as const;
type World = { readonly [Part in keyof typeof choices]: (typeof choices)[Part][number] };

const worlds: readonly World[] = choices.api.flatMap((api) =>
  choices.ledger.flatMap((ledger) =>
    choices.slack.flatMap((slack) => choices.disk.map((disk) => ({ api, ledger, slack, disk }))),
  ),
);
const exitCodes = { pass: 0, fail: 1, unchecked: 2 } as const;
type Verdict = keyof typeof exitCodes;
const events = ['pull_request', 'schedule'] as const;

let github: FakeGitHub;
let forbidden: FakeGitHub;
let slack: FakeSlack;
let ledger: TestLedger;
let server: GitServer;
const changes = new Map<Verdict, Change>();

beforeAll(async () => {
  github = await startFakeGitHub({ token });
  forbidden = await startFakeGitHub({
    token,
    permissions: { issues: 'none', pull_requests: 'none', checks: 'none' },
  });
  slack = await startFakeSlack();
  slack.addChannel(channel);
  ledger = await makeLedger();
  await mkdir(join(ledger.parent, 'octo'));
  await symlink(ledger.folder, join(ledger.parent, 'octo', 'lists'));
  server = await startGitServer(ledger.parent);
  for (const verdict of ['pass', 'fail', 'unchecked'] as const) {
    changes.set(verdict, await makeChange(calmFiles, { 'list.csv': lists[verdict] }));
  }
});

afterAll(async () => {
  await Promise.all([github.stop(), forbidden.stop(), slack.close(), server.stop()]);
  await ledger.remove();
});

function broken(world: World): number {
  return Object.values(world).filter((state) => state !== 'up' && state !== 'free').length;
}

/** A ledger that is away is asked for some fifteen seconds, so the tests take few worlds and all at once; the bench takes all. */
function isTaken({ world, verdict, event }: Run): boolean {
  if (triesOf(0, 1) === 1) return true;
  if (world.ledger === 'down') return broken(world) === 4 && world.api === 'down' && event === 'schedule';
  return verdict === 'fail' && event === 'pull_request' && broken(world) < 2;
}
interface Run {
  readonly world: World;
  readonly verdict: Verdict;
  readonly event: (typeof events)[number];
}
const verdicts: readonly Verdict[] = ['pass', 'fail', 'unchecked'];
const all: readonly Run[] = worlds.flatMap((world) =>
  verdicts.flatMap((verdict) => events.map((event) => ({ world, verdict, event }))),
);
const runs = all.filter(isTaken);

async function exitCodeIn({ world, verdict, event }: Run) {
  const change = changes.get(verdict);
  if (change === undefined) throw new Error(`no change that gives ${verdict}`);
  const folder = await temporaryFolder({ file: '' });
  const path = join(folder, 'event.json');
  await writeFile(
    path,
    JSON.stringify(event === 'schedule' ? { schedule: '5 5 * * *' } : pullRequest(change)),
  );
  for (const fake of [github, forbidden]) fake.state.pulls.set(7, { headSha: change.head, diff: new Map() });
  const api = { up: github.url, down: nobody, forbidden: forbidden.url }[world.api];
  const full = {
    GITHUB_OUTPUT: '/dev/full',
    GITHUB_STEP_SUMMARY: '/dev/full',
    RUNNER_TEMP: join(folder, 'file'),
  };
  const inputs = {
    'as-of': '2026-11-20',
    'due-within': 'off',
    'github-token': token,
    'check-run': 'true',
    'slack-token': slack.botToken,
    'slack-channel': channel,
    'slack-notify': 'always',
    comment: 'always',
    suggestions: 'true',
  };
  return runActionBundle(change.repository.folder, inputs, {
    ...gitPath,
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: path,
    GITHUB_SHA: change.head,
    GITHUB_ACTOR: 'ada',
    GITHUB_REPOSITORY: 'octo/lists',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SERVER_URL: world.ledger === 'up' ? server.url : nobody,
    GITHUB_API_URL: api,
    SLACK_API_URL: world.slack === 'up' ? slack.apiUrl : `${nobody}/api/`,
    ...(world.disk === 'full' ? full : {}),
  });
}

test.concurrent.each(runs)(
  'exit status with $world.api API, $world.ledger ledger, $world.slack Slack and $world.disk disk is that of $verdict ($event)',
  async (run) => {
    const { exitCode, stdout, stderr } = await exitCodeIn(run);
    expect(exitCode).toBe(exitCodes[run.verdict]);
    expect(stdout + stderr).not.toMatch(stackLine);
  },
);

afterAll(() => {
  expect(github.state.comments.length).toBeGreaterThan(0);
  expect(slack.messages(channel).length).toBeGreaterThan(0);
  tellFigure(
    'Verdict independence',
    `${runs.length} runs of the Action, ${new Set(runs.map(({ world }) => world)).size} worlds`,
  );
});
