import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ActionReport } from '../../src/action/action-report.ts';
import { runClient } from '../../src/action/run-client.ts';
import { type GitHubRequest, tellGitHub } from '../../src/action/tell-github.ts';
import { actionsLogin } from '../../src/io/github/own-comment.ts';
import { actionsBot, type Writer } from '../fake-github/fake-state.ts';
import { type FakeGitHub, type FakeOptions, startFakeGitHub } from '../fake-github/start-fake-github.ts';

const token = 'ghs_TopSecretTokenOfTheTests0123456789';
const headSha = 'a'.repeat(40);
let fake: FakeGitHub;

async function start(writer: Writer, permissions: FakeOptions['permissions'] = {}): Promise<void> {
  fake = await startFakeGitHub({ token, writer, permissions });
  fake.state.pulls.set(7, { headSha, diff: new Map([['list.csv', new Set([2])]]) });
}

beforeEach(() => start(actionsBot));
afterEach(async () => {
  await fake.stop();
  expect(fake.mistakes).toEqual([]);
});

const report: ActionReport = {
  verdict: 'fail',
  log: '',
  annotations: [],
  summary: '',
  json: '',
  campaign: undefined,
  recordable: [],
  pullRequest: {
    text: 'Report.',
    headline: 'Headline.',
    listChanged: true,
    suggestions: [{ path: 'list.csv', line: 2, why: 'Suppressed.' }],
    otherLists: [],
    annotations: [],
  },
};

function tell(part: Partial<GitHubRequest>): Promise<readonly string[]> {
  return tellGitHub(report, {
    pullRequest: 7,
    headSha,
    policyPath: '.github/bounce-gate.yml',
    comment: 'always',
    commentAuthor: actionsLogin,
    suggestions: true,
    checkRun: false,
    token,
    tokenIsReadOnly: false,
    client: runClient(token, { GITHUB_API_URL: fake.url, GITHUB_REPOSITORY: 'octo/lists' }),
    ...part,
  });
}

describe('two gates on one pull request', () => {
  test('keep a comment each, and find it again', async () => {
    for (const policyPath of [
      '.github/bounce-gate.yml',
      'gates/b2b.yml',
      '.github/bounce-gate.yml',
      'gates/b2b.yml',
    ])
      expect(await tell({ policyPath })).toEqual([]);
    const markers = fake.state.comments.map(({ body }) => body.split(' ')[1]);
    expect(markers).toEqual(['bounce-gate:review', expect.stringMatching(/^bounce-gate:b2b-[0-9a-f]{8}$/)]);
    expect(fake.state.reviews).toHaveLength(2);
  });
});

describe('a token of another login', () => {
  test.each<[string, Writer]>([
    ['an app', { login: 'gate[bot]', type: 'Bot', app: 'gate' }],
    ['a user', { login: 'gate-robot', type: 'User', app: null }],
  ])('that is named, of %s, makes one comment and one suggestion in two runs', async (_, writer) => {
    await fake.stop();
    await start(writer);
    for (const _run of [1, 2]) expect(await tell({ commentAuthor: writer.login })).toEqual([]);
    expect(fake.state.comments).toHaveLength(1);
    expect(fake.state.reviewComments).toHaveLength(1);
  });
});

describe('what was asked for', () => {
  const nothing = { comment: 'off', suggestions: false, checkRun: false } as const;
  const written = () =>
    [fake.state.comments, fake.state.reviews, fake.state.checkRuns].map((all) => all.length);

  test.each<[string, Partial<GitHubRequest>, readonly number[]]>([
    ['nothing', nothing, [0, 0, 0]],
    ['a comment', { ...nothing, comment: 'always' }, [1, 0, 0]],
    ['suggestions', { ...nothing, suggestions: true }, [0, 1, 0]],
    ['a check run', { ...nothing, checkRun: true }, [0, 0, 1]],
  ])('%s, is written, and no more', async (_, part, counts) => {
    expect(await tell(part)).toEqual([]);
    expect(written()).toEqual(counts);
  });

  test('by nobody is not explained either, whatever the token may do', async () => {
    expect(await tell({ ...nothing, tokenIsReadOnly: true, token: '' })).toEqual([]);
    expect(fake.calls).toEqual([]);
  });

  test('where the token may not write names the permission it lacks', async () => {
    await fake.stop();
    await start(actionsBot, { issues: 'read', pull_requests: 'read' });
    expect(await tell({ suggestions: false })).toEqual([
      'The comment could not be written (forbidden). Add "pull-requests: write" to the permissions of the job. The verdict stands, and the job summary has the report.',
    ]);
  });

  test('where GitHub fails names no permission', async () => {
    fake.fail('create-comment', { kind: 'answer', status: 422 });
    expect(await tell({ suggestions: false })).toEqual([
      'The comment could not be written (invalid). The verdict stands, and the job summary has the report.',
    ]);
  });
});
