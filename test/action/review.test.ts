import { describe, expect, test } from 'vitest';
import { stackLine } from '../bundles/stack-line.ts';
import { type Change, calmFiles, lists, makeChange, repositories, runReview } from '../review-repository.ts';
import { outputNames } from './action-definition.ts';
import { runOnChange } from './run-on-change.ts';
import { runnerCommands } from './runner-commands.ts';

const exits = { pass: 0, warn: 0, fail: 1, unchecked: 2 } as const;

describe('a pull request', () => {
  test.each(['pass', 'warn', 'fail', 'unchecked'] as const)(
    'that comes to %s gives its exit status, and the report that the CLI gives for the same commits',
    async (verdict) => {
      const change = await makeChange(calmFiles, { 'list.csv': lists[verdict] });
      const run = await runOnChange(change);
      expect(run.exitCode).toBe(exits[verdict]);
      expect(run.outputs.get('verdict')).toBe(verdict);
      expect([...run.outputs.keys()].sort()).toEqual([...outputNames].sort());
      expect(run.stdout + run.stderr).not.toMatch(stackLine);
      expect(run.stdout + run.summary + run.report).not.toContain('@mail');
      const cli = await runReview(change.repository, '--format', 'json', '--base', change.base);
      expect(run.report).toBe(cli.stdout);
      expect(run.exitCode).toBe(cli.exitCode);
    },
  );

  test('is compared with what the runner merged it into, not with the older base of the event', async () => {
    const { change, sha, newBase } = await merged(lists.fail);
    const run = await runOnChange(change, {}, { sha });
    expect(JSON.parse(run.report ?? '')).toMatchObject({
      verdict: 'pass',
      base: newBase,
      head: sha,
      reviews: [],
    });
  });

  test('needs no more of the history than the merge and its two parents', async () => {
    const { change, sha, newBase } = await merged(calmFiles['list.csv'], lists.fail);
    change.repository.git('checkout', '--quiet', '-B', 'merge', sha);
    for (const [depth, verdict] of [
      ['1', 'unchecked'],
      ['2', 'fail'],
    ] as const) {
      const shallow = await repositories.clone(change.repository, '--depth', depth, '--branch', 'merge');
      const run = await runOnChange({ ...change, repository: shallow }, {}, { sha });
      expect(run.outputs.get('verdict')).toBe(verdict);
      if (verdict === 'fail') expect(JSON.parse(run.report ?? '')).toMatchObject({ base: newBase });
      else expect(run.stdout).toContain('Add fetch-depth: 0 to actions/checkout');
    }
  });

  test('whose base was force-pushed away is not compared with anything else', async () => {
    const change = await makeChange(calmFiles, { 'list.csv': lists.pass });
    const run = await runOnChange(change, {}, { baseSha: 'd'.repeat(40) });
    expect([run.exitCode, run.outputs.get('verdict')]).toEqual([2, 'unchecked']);
    expect(run.stdout).toContain('there is no commit');
  });

  test('counts the suppressions and the column that inputs name, as a check does', async () => {
    const policy = `policy: { reserved-domains: allow }\ncampaigns:\n  june: { list: list.csv }\n`;
    const base = { ...calmFiles, '.github/bounce-gate.yml': policy };
    const list = lists.fail.replace('email,', 'who,');
    const change = await makeChange(
      { ...base, 'list.csv': calmFiles['list.csv'].replace('email,', 'who,') },
      { 'list.csv': list },
    );
    const inputs = { suppressions: 'suppressions.csv', 'email-column': 'who' };
    expect((await runOnChange(change, inputs)).outputs.get('verdict')).toBe('fail');
    expect((await runOnChange(change)).outputs.get('verdict')).toBe('unchecked');
  });

  test('annotates the lines that it adds', async () => {
    const run = await runOnChange(await makeChange(calmFiles, { 'list.csv': lists.fail }));
    const places = runnerCommands(run.stdout).map(({ name, properties }) => `${name} ${properties.line}`);
    // because a step may write ten of a kind: the verdict, and nine lines
    const lines = Array.from({ length: 9 }, (_, place) => `error ${62 + place}`);
    expect(places).toEqual(['error 62', ...lines]);
  });

  test.each([
    { review: 'off' },
    { list: 'list.csv', suppressions: 'suppressions.csv', config: '.github/bounce-gate.yml' },
  ])('with %j is checked as it lies', async (inputs) => {
    const change = await makeChange({ ...calmFiles, 'list.csv': lists.fail }, { 'README.md': 'x' });
    expect((await runOnChange(change, inputs)).exitCode).toBe(1);
    expect((await runOnChange(change)).exitCode).toBe(0);
  });

  test.each([{}, { pull_request: { number: 7 } }])('whose event is %j is not checked', async (payload) => {
    const change = await makeChange(calmFiles, { 'list.csv': lists.pass });
    const run = await runOnChange(change, {}, { payload });
    // because null is replaced by a whole event above, it is written as an event of its own
    expect(run.exitCode).toBe(payload === null ? 0 : 2);
  });
});

describe('other events', () => {
  test.each(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch'])(
    '%s checks what lies in the checkout',
    async (name) => {
      const change = await makeChange({ ...calmFiles, 'list.csv': lists.fail }, { 'README.md': 'x' });
      const run = await runOnChange(change, {}, { name, payload: {} });
      expect(run.exitCode).toBe(1);
      expect(JSON.parse(run.report ?? '')).toMatchObject({ schema: 'bounce-gate/report/1' });
    },
  );

  test('a merge group is reviewed', async () => {
    const change = await makeChange(calmFiles, { 'list.csv': lists.fail });
    const payload = { merge_group: { base_sha: change.base, head_sha: change.head } };
    const run = await runOnChange(change, {}, { name: 'merge_group', payload });
    expect(run.exitCode).toBe(1);
    expect(JSON.parse(run.report ?? '')).toMatchObject({ base: change.base, head: change.head });
  });

  test('pull_request_target of a fork is refused without reading its files, unless it is trusted', async () => {
    const change = await makeChange(calmFiles, { 'list.csv': lists.fail });
    const said = { name: 'pull_request_target', headRepository: 2, sha: change.base };
    const refused = await runOnChange(change, {}, said);
    expect([refused.exitCode, refused.outputs.get('verdict')]).toEqual([2, 'unchecked']);
    expect(refused.stdout).toContain('trust-pull-request-target');
    const trusted = await runOnChange(change, { 'trust-pull-request-target': 'true' }, said);
    expect([trusted.exitCode, trusted.outputs.get('verdict')]).toEqual([1, 'fail']);
    const own = await runOnChange(change, {}, { ...said, headRepository: 1 });
    expect(own.exitCode).toBe(1);
  });
});

/** A branch that the runner merged into a base that went on: the event still names the base it was started from. */
async function merged(
  listOfBase: string,
  listOfBranch?: string,
): Promise<{ readonly change: Change; readonly sha: string; readonly newBase: string }> {
  const changed = listOfBranch === undefined ? { 'README.md': 'x' } : { 'list.csv': listOfBranch };
  const change = await makeChange(calmFiles, changed);
  const { git, commit } = change.repository;
  git('checkout', '--quiet', 'main');
  const newBase = await commit({ 'list.csv': listOfBase, 'notes.md': 'y' });
  git('checkout', '--quiet', '--detach');
  git('merge', '--quiet', '--no-ff', '--message', 'merge', change.head);
  return { change, sha: git('rev-parse', 'HEAD'), newBase };
}
