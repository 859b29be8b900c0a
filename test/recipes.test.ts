import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { type Job, readWorkflow } from './docs/read-workflow.ts';
import { documentedWorkflows } from './docs/workflows.ts';
import { temporaryFolder } from './temporary-folder.ts';

const recipe = (name: string): string => readFileSync(`docs/recipes/${name}.md`, 'utf8');

/** The jobs of all workflows of a recipe. */
function jobsOf(name: string): readonly Job[] {
  return documentedWorkflows(name, recipe(name)).flatMap(({ text }) => readWorkflow(text).jobs);
}

test('every recipe is linked from docs/pull-requests.md', () => {
  const links = readFileSync('docs/pull-requests.md', 'utf8');
  const recipes = readdirSync('docs/recipes');
  expect(recipes.length).toBeGreaterThan(4);
  expect(recipes.filter((name) => !links.includes(`(recipes/${name})`))).toEqual([]);
});

test('what one job uploads is what the other downloads', () => {
  for (const name of ['verify-before-scheduled-send', 'fork-safe-comment']) {
    const steps = jobsOf(name).flatMap((job) => job.steps);
    const namesOf = (action: string): unknown[] =>
      steps.filter(({ uses }) => uses.startsWith(`actions/${action}@`)).map(({ inputs }) => inputs.name);
    expect(namesOf('download-artifact'), name).toEqual(namesOf('upload-artifact'));
  }
});

test('the send job verifies what was downloaded, with the inputs of the check, before it sends', () => {
  const [check, send] = jobsOf('verify-before-scheduled-send');
  const own = (job: Job | undefined) => job?.steps.find(({ uses }) => uses.startsWith('bounce-gate/'));
  const { mode, 'approved-report': report, ...inputs } = own(send)?.inputs ?? {};
  expect([mode, report]).toEqual(['verify', 'approved/report.json']);
  expect(inputs).toEqual(own(check)?.inputs);
  expect(send?.needs).toEqual([check?.name]);
  expect(send?.steps.findIndex(({ run }) => run !== '')).toBe(3);
});

describe('the fork-safe comment', () => {
  const marker = '<!-- bounce-gate-fork-comment -->';
  const script = String(jobsOf('fork-safe-comment').at(-1)?.steps.at(-1)?.inputs.script);
  const side = (expected: unknown): unknown => ({ rates: { asCommitted: { total: { expected } } } });
  const review = { campaign: 'autumn-sale', verdict: 'fail', before: side(0.012), after: side(0.055) };
  const run = {
    id: 7,
    head_sha: 'a'.repeat(40),
    head_branch: 'lists',
    head_repository: { id: 2, owner: { login: 'stranger' } },
  };
  const pull = { number: 5, head: { sha: run.head_sha, repo: { id: 2 } } };

  interface Comment {
    readonly id: number;
    readonly body: string;
    readonly user: { readonly login: string; readonly type: string };
  }

  /** Runs the script of the recipe as github-script does; gives what it asked GitHub to write. */
  async function comment(
    report: unknown,
    comments: readonly Comment[] = [],
    pulls: readonly unknown[] = [pull],
  ) {
    const folder = await temporaryFolder({ 'review/report.json': JSON.stringify(report) });
    const written: { readonly call: string; readonly body: string; readonly id: unknown }[] = [];
    const write =
      (call: string) => (request: { body: string; issue_number?: number; comment_id?: number }) => {
        written.push({ call, body: request.body, id: request.issue_number ?? request.comment_id });
      };
    const github = {
      paginate: async () => comments,
      rest: {
        pulls: { list: async () => ({ data: pulls }) },
        issues: { listComments: null, createComment: write('create'), updateComment: write('update') },
      },
    };
    const context = {
      payload: { workflow_run: run },
      repo: { owner: 'shop', repo: 'lists' },
      serverUrl: 'https://github.example',
    };
    const globals = {
      github,
      context,
      core: { info: () => undefined },
      require: createRequire(import.meta.url),
      process: { env: { RUNNER_TEMP: folder } },
    };
    await runInNewContext(`(async () => {${script}\n})()`, globals);
    return written;
  }

  test('a report becomes one comment of our words and numbers', async () => {
    const [created, ...others] = await comment({ verdict: 'fail', reviews: [review] });
    expect(others).toEqual([]);
    expect(created).toMatchObject({ call: 'create', id: 5 });
    expect(created?.body).toContain('this change fails');
    expect(created?.body).toContain('| autumn-sale | fails | 1.2 % | 5.5 % |');
    expect(created?.body).toContain('https://github.example/shop/lists/actions/runs/7');
  });

  test('what could not be checked is said, also without campaigns', async () => {
    const [created] = await comment({ verdict: 'unchecked', reviews: [], problems: [{ code: 'x' }] });
    expect(created?.body).toContain('could not be checked');
  });

  test.each([
    { verdict: '**merged**', reviews: [] },
    { verdict: 'toString', reviews: [] },
    { verdict: ['pass'], reviews: [] },
    { verdict: 'pass', reviews: [{ ...review, campaign: '[click](https://evil.example)' }] },
    { verdict: 'pass', reviews: [{ ...review, campaign: '@everybody' }] },
    { verdict: 'pass', reviews: [{ ...review, campaign: 'a\n\n# Approved' }] },
    { verdict: 'pass', reviews: [{ ...review, verdict: '| passes |' }] },
    { verdict: 'pass', reviews: [null] },
    null,
    'pass',
  ])('%j writes nothing', async (report) => {
    await expect(comment(report)).rejects.toThrow('The report has');
  });

  test.each(['<img src=x>', 7, -1, null, {}])('a rate %j is said to be unknown', async (rate) => {
    const reviews = [{ ...review, before: side(rate), after: null }];
    const [created] = await comment({ verdict: 'pass', reviews });
    expect(created?.body).toContain('| autumn-sale | fails | unknown | unknown |');
  });

  test('a huge report is not even read', async () => {
    const report = { verdict: 'pass', reviews: [], padding: 'x'.repeat(5_000_000) };
    await expect(comment(report)).rejects.toThrow('not a small file');
  });

  test('no more than 20 campaigns are told', async () => {
    const [created] = await comment({ verdict: 'fail', reviews: Array(500).fill(review) });
    expect(created?.body.match(/autumn-sale/g)).toHaveLength(20);
  });

  test('a newer commit, another fork or no pull request gets no comment', async () => {
    const report = { verdict: 'fail', reviews: [review] };
    const newer = { ...pull, head: { ...pull.head, sha: 'b'.repeat(40) } };
    const other = { ...pull, head: { ...pull.head, repo: { id: 3 } } };
    const gone = { ...pull, head: { ...pull.head, repo: null } };
    expect(await comment(report, [], [newer, other, gone])).toEqual([]);
    expect(await comment(report, [], [])).toEqual([]);
  });

  test('only a comment of our own is written anew, and only when it changes', async () => {
    const report = { verdict: 'fail', reviews: [review] };
    const bot = { login: 'github-actions[bot]', type: 'Bot' };
    const strangers = { id: 1, body: marker, user: { login: 'stranger', type: 'User' } };
    const own = { id: 2, body: `${marker}\nold`, user: bot };
    const other = { id: 3, body: `about ${marker}`, user: bot };
    expect(await comment(report, [strangers, other])).toMatchObject([{ call: 'create' }]);
    const [updated] = await comment(report, [strangers, other, own]);
    expect(updated).toMatchObject({ call: 'update', id: 2 });
    expect(await comment(report, [{ ...own, body: updated?.body ?? '' }])).toEqual([]);
  });
});

describe('the git hooks', () => {
  const hooks = [
    ...recipe('pre-commit-hook').matchAll(/```sh\n(#!\/bin\/sh\n# (\.githooks\/\S+)\n[\s\S]*?)```/g),
  ];

  /** A repository with the hooks of the recipe, next to a copy of the bundle. */
  async function makeShop() {
    const folder = await temporaryFolder({
      ...Object.fromEntries(hooks.map(([, text = '', path = '']) => [`shop/${path}`, text])),
      'shop/.github/bounce-gate.yml':
        'suppressions: [suppressions/*.csv]\ncampaigns:\n  june: { list: lists/june.csv }\n',
      'shop/suppressions/opt-outs.csv': 'email,reason\ngone@mail.example,unsubscribe\n',
      'shop/lists/june.csv': '',
    });
    cpSync('dist/cli', join(folder, 'bounce-gate/dist/cli'), { recursive: true });
    const shop = join(folder, 'shop');
    for (const [, , path = ''] of hooks) chmodSync(join(shop, path), 0o755);
    const env = {
      PATH: `${resolve(process.execPath, '..')}:${process.env.PATH}`,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
    };
    const git = (...args: string[]) => {
      const name = ['-c', 'user.name=Jo', '-c', 'user.email=jo@shop.example'];
      return spawnSync('git', [...name, ...args], { cwd: shop, env, encoding: 'utf8' });
    };
    const commit = (people: readonly string[]) => {
      writeFileSync(join(shop, 'lists/june.csv'), `email\n${people.join('\n')}\n`);
      git('add', '.');
      return git('commit', '-m', 'Change the list');
    };
    execFileSync('git', ['init', '--quiet', '--bare', join(folder, 'origin.git')], { env });
    git('init', '--quiet', '-b', 'main');
    git('remote', 'add', 'origin', join(folder, 'origin.git'));
    return { git, commit, shop };
  }

  const people = Array.from({ length: 200 }, (_, index) => `person${index}@shop.example`);
  const policy =
    'policy: { total: { warn: off, fail: off }, hard: { warn: off, fail: off }, risk: off, reserved-domains: allow }\n';

  test('both hooks are in the recipe', () => {
    expect(hooks.map(([, , path]) => path)).toEqual(['.githooks/pre-commit', '.githooks/pre-push']);
  });

  test('a good list is committed and pushed; one with an opt-out is stopped before the commit and before the push', async () => {
    const { git, commit, shop } = await makeShop();
    appendFileSync(join(shop, '.github/bounce-gate.yml'), policy);
    commit(people);
    git('push', '--quiet', 'origin', 'main');
    git('config', 'core.hooksPath', '.githooks');

    const fine = commit([...people, 'new@shop.example']);
    expect(fine.status, fine.stderr).toBe(0);
    const pushed = git('push', '--quiet', 'origin', 'main');
    expect(pushed.status, pushed.stdout + pushed.stderr).toBe(0);

    const stopped = commit([...people, 'gone@mail.example']);
    expect(stopped.status).toBe(1);
    expect(stopped.stdout + stopped.stderr).toContain('FAIL');

    expect(git('commit', '--no-verify', '-m', 'Past the hook').status).toBe(0);
    const refused = git('push', '--quiet', 'origin', 'main');
    expect(refused.status, refused.stdout + refused.stderr).toBe(1);
    expect(refused.stdout + refused.stderr).toContain('FAIL');
  });

  test('a commit of other files is not checked', async () => {
    const { git, commit, shop } = await makeShop();
    commit(people);
    git('config', 'core.hooksPath', '.githooks');
    writeFileSync(join(shop, 'lists/june.csv'), 'broken\n');
    writeFileSync(join(shop, 'notes.txt'), 'hello\n');
    git('add', 'notes.txt');
    expect(git('commit', '-m', 'Notes')).toMatchObject({
      status: 0,
      stdout: expect.not.stringContaining('june'),
    });
  });
});
