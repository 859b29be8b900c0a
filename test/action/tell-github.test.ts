import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ActionReport } from '../../src/action/action-report.ts';
import { runClient } from '../../src/action/run-client.ts';
import { type GitHubRequest, tellGitHub } from '../../src/action/tell-github.ts';
import { actionsLogin } from '../../src/io/github/own-comment.ts';
import { actionsBot, type Writer } from '../fake-github/fake-state.ts';
import { type FakeGitHub, startFakeGitHub } from '../fake-github/start-fake-github.ts';

const token = 'ghs_TopSecretTokenOfTheTests0123456789';
const headSha = 'a'.repeat(40);
let fake: FakeGitHub;

async function start(writer: Writer): Promise<void> {
  fake = await startFakeGitHub({ token, writer });
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
