import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction } from '../../src/action/run-action.ts';
import type { Toolkit } from '../../src/action/toolkit.ts';
import type { OverrideRecord } from '../../src/core/ledger/ledger-record.ts';
import { openApprovalLedger } from '../../src/io/open-approval-ledger.ts';
import { actionsBot, type Writer } from '../fake-github/fake-state.ts';
import { type FakeGitHub, type Fault, startFakeGitHub } from '../fake-github/start-fake-github.ts';
import { startGitServer } from '../io/ledger/git-server.ts';
import { makeLedger, placeAt } from '../io/ledger/make-ledger.ts';
import { calmFiles, lists, makeChange } from '../review-repository.ts';
import { samplePolicy } from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { declaredInputs } from './action-definition.ts';

const token = 'ghs_TopSecretTokenOfTheTests0123456789';
const label = 'send-anyway';
const person = (login: string): Writer => ({ login, type: 'User', app: null });
const overridable = (rules = ''): string =>
  samplePolicy.replace('reserved-domains: allow', `reserved-domains: allow, override-ceiling: 50%${rules}`);
const baseFiles = { ...calmFiles, '.github/bounce-gate.yml': overridable() };

let fake: FakeGitHub;
beforeEach(async () => {
  fake = await startFakeGitHub({ token });
});
afterEach(async () => {
  await fake.stop();
  expect(fake.mistakes).toEqual([]);
  expect(fake.calls.length).toBeLessThanOrEqual(6);
});

const cleanups: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups) await cleanup();
});

/** A repository on a git server, with a pull request whose change fails. */
async function makeStage(base: Readonly<Record<string, string>> = baseFiles) {
  const served = await makeLedger();
  const server = await startGitServer(served.parent);
  cleanups.push(async () => {
    await server.stop();
    await served.remove();
  });
  await mkdir(join(served.parent, 'octo'));
  execFileSync('ln', ['-s', served.folder, join(served.parent, 'octo', 'lists')]);
  const change = await makeChange(base, { 'list.csv': lists.fail });
  const ledger = openApprovalLedger({
    place: placeAt(`${server.url}/octo/lists`),
    tool: '0.1.0',
    run: null,
  });
  return { change, server, ledger };
}

type Stage = Awaited<ReturnType<typeof makeStage>>;

interface Said {
  readonly action?: string;
  readonly added?: string;
  readonly labels?: readonly string[];
  readonly author?: string;
  readonly headRepository?: number;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: string;
  readonly head?: string;
  readonly nowMs?: number;
}

/** Runs the Action from its source on the pull request, as the runner would. */
async function run({ change, server }: Stage, said: Said = {}) {
  const { action = 'labeled', added = label, labels = [label], author = 'ada', headRepository = 1 } = said;
  const { inputs = {}, event = 'pull_request', head = change.head } = said;
  fake.state.pulls.set(7, { headSha: head, diff: new Map() });
  const folder = await temporaryFolder();
  const payload = {
    action,
    ...(action === 'labeled' ? { label: { name: added } } : {}),
    pull_request: {
      number: 7,
      user: { login: author },
      labels: labels.map((name) => ({ name })),
      base: { sha: change.base, repo: { id: 1 } },
      head: { sha: head, repo: { id: headRepository } },
    },
    repository: { private: true },
  };
  const eventPath = join(folder, 'event.json');
  await writeFile(eventPath, JSON.stringify(payload));
  let log = '';
  const outputs = new Map<string, string | number>();
  const given: Readonly<Record<string, string>> = { 'github-token': token, comment: 'off', ...inputs };
  const write = (message: string): void => {
    log += `${message}\n`;
  };
  const toolkit: Toolkit = {
    getInput: (name) => given[name] ?? declaredInputs[name]?.default ?? '',
    setOutput: (name, value) => void outputs.set(name, value),
    error: write,
    warning: write,
    notice: write,
    info: write,
    setSecret: () => undefined,
    summary: { addRaw: () => ({ write: async () => undefined }) },
  };
  const exitCode = await runAction(toolkit, {
    env: {
      PATH: process.env.PATH ?? '',
      GITHUB_WORKSPACE: change.repository.folder,
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_SHA: head,
      GITHUB_ACTOR: 'eve',
      GITHUB_REPOSITORY: 'octo/lists',
      GITHUB_RUN_ID: '42',
      GITHUB_API_URL: fake.url,
      GITHUB_SERVER_URL: server.url,
      RUNNER_TEMP: folder,
    },
    nowMs: said.nowMs ?? Date.parse('2026-11-22T08:10:00Z'),
  });
  expect(log).not.toContain(token);
  return {
    exitCode,
    log,
    verdict: outputs.get('verdict'),
    report: join(folder, 'bounce-gate', 'report.json'),
  };
}

const asked = () => fake.calls.map(({ name }) => name);

async function overridesOf({ ledger }: Stage): Promise<readonly OverrideRecord[]> {
  return (await ledger.read())?.history.overrides ?? [];
}

/** Eve, who may write, puts the label on Ada's pull request. */
function labelled(by: Writer = person('eve')): void {
  fake.state.roles.set('eve', 'write');
  fake.state.addLabelEvent(7, by, label);
}

describe('a label that somebody else with write access puts there', () => {
  test('overrides the campaign, once for the event, and the record says who and why', async () => {
    const stage = await makeStage();
    labelled();
    const first = await run(stage);
    expect([first.exitCode, first.verdict]).toEqual([0, 'warn']);
    expect(first.log).toContain('The label "send-anyway", put there by eve, overrides june.');
    expect(asked()).toEqual(['list-events', 'get-permission']);
    expect(await overridesOf(stage)).toMatchObject([
      {
        via: 'label',
        by: 'eve',
        campaign: 'june',
        reason: 'label send-anyway on #7 by eve',
        at: '2026-11-22T08:00:01.000Z',
        expiresAt: '2026-11-23T08:00:01.000Z',
      },
    ]);
    const again = await run(stage);
    expect([again.exitCode, again.verdict]).toEqual([0, 'warn']);
    expect(await overridesOf(stage)).toHaveLength(1);
  });

  test('still holds when something else of the pull request changes, without asking GitHub', async () => {
    const stage = await makeStage();
    labelled();
    await run(stage);
    fake.state.roles.clear();
    const later = await run(stage, { action: 'synchronize' });
    expect([later.exitCode, asked().length]).toEqual([0, 2]);
  });

  test('does not hold for another list: the label has to be put there again', async () => {
    const stage = await makeStage();
    labelled();
    await run(stage);
    const { repository } = stage.change;
    const head = await repository.commit({ 'list.csv': `${lists.fail}old99@mail.example,\n` });
    const later = await run({ ...stage, change: { ...stage.change, head } }, { action: 'synchronize' });
    expect([later.exitCode, later.verdict]).toEqual([1, 'fail']);
    expect(later.log).toContain('Take it off and put it on again');
    expect(await overridesOf(stage)).toHaveLength(1);
  });

  test('holds for the same files after the merge, until a send job has verified them once', async () => {
    const stage = await makeStage();
    labelled();
    await run(stage);
    const merged = { event: 'push', labels: [] } as const;
    const checked = await run(stage, merged);
    expect([checked.exitCode, checked.verdict]).toEqual([0, 'warn']);
    const verify = { mode: 'verify', 'approved-report': checked.report };
    const verified = await run(stage, { ...merged, inputs: verify });
    expect([verified.exitCode, verified.log]).toEqual([0, expect.stringContaining('uses the override up')]);
    expect((await run(stage, { ...merged, inputs: verify })).exitCode).toBe(1);
    expect((await run(stage, { ...merged, inputs: { ...verify, ledger: 'read' } })).exitCode).toBe(2);
    expect((await run(stage, merged)).exitCode).toBe(1);
    // because running the job of the label again must not let a second send go
    expect((await run(stage)).exitCode).toBe(1);
    expect(await overridesOf(stage)).toHaveLength(1);
  });

  test('ends a day after it was put there, also for a run that looks later', async () => {
    const stage = await makeStage();
    labelled();
    const late = await run(stage, { nowMs: Date.parse('2026-11-23T08:10:00Z') });
    expect([late.exitCode, await overridesOf(stage)]).toEqual([1, []]);
    expect(late.log).toContain('does not override june');
  });
});

// because nothing is to be overridden in them, most tests can share one
const shared = await makeStage();
afterAll(async () => {
  expect(await overridesOf(shared)).toEqual([]);
});

describe('a label overrides nothing, and one sentence says why', () => {
  const refusals: readonly (readonly [string, () => void, Said, readonly string[], RegExp])[] = [
    ['by the author', () => labelled(), { author: 'Eve' }, ['list-events'], /opened the pull request/],
    ['by a bot', () => labelled(actionsBot), {}, ['list-events'], /is no person/],
    ['of a reader', readerLabels, {}, ['list-events', 'get-permission'], /has no write access/],
    ['that was taken off', takeOff, {}, ['list-events'], /does not show it/],
    ['that was there before', () => labelled(), { action: 'synchronize' }, [], /before this event/],
    ['beside another one', () => labelled(), { added: 'bug' }, [], /before this event/],
    ['from a fork', () => labelled(), { headRepository: 2 }, [], /may not write the ledger/],
    ['in a dry run', () => labelled(), { inputs: { mode: 'dry-run' } }, [], /mode is dry-run/],
    ['without a ledger', () => labelled(), { inputs: { ledger: 'off' } }, [], /which this run cannot use/],
    ['with a ledger that is only read', () => labelled(), { inputs: { ledger: 'read' } }, [], /cannot use/],
  ];
  test.each(refusals)('%s', async (_, act, said, calls, sentence) => {
    act();
    const { log, verdict } = await run(shared, said);
    expect(verdict).toBe('fail');
    expect(log.match(/The label "/g)).toHaveLength(1);
    expect(log).toMatch(sentence);
    expect(asked()).toEqual(calls);
  });

  function readerLabels(): void {
    labelled();
    fake.state.roles.set('eve', 'triage');
  }

  function takeOff(): void {
    labelled();
    fake.state.addLabelEvent(7, person('max'), label, 'unlabeled');
  }

  test.each([
    ['signed overrides only', `, override-key: ${'A'.repeat(43)}=`, /takes signed overrides only/],
    ['a rate above the ceiling', ', risk: off', /where nobody can override/],
  ])('%s', async (what, rules, sentence) => {
    const policy = what.startsWith('signed') ? overridable(rules) : samplePolicy;
    const stage = await makeStage({ ...baseFiles, '.github/bounce-gate.yml': policy });
    labelled();
    const { log, verdict } = await run(stage);
    expect([verdict, await overridesOf(stage)]).toEqual(['fail', []]);
    expect(log).toMatch(sentence);
  });

  test('people who asked not to be mailed', async () => {
    const suppressions = calmFiles['suppressions.csv'].replace(/old0@.*/, 'old0@mail.example,unsubscribe,');
    const stage = await makeStage({ ...baseFiles, 'suppressions.csv': suppressions });
    labelled();
    const { log, verdict } = await run(stage);
    expect([verdict, await overridesOf(stage)]).toEqual(['fail', []]);
    expect(log).toMatch(/asked not to be mailed, which nobody can override/);
  });

  test.each([
    ['no label', { labels: [] }],
    ['another label', { labels: ['bug'], added: 'bug' }],
    ['a label that the policy turned off', {}],
    ['pull_request_target', { event: 'pull_request_target' }],
  ] as const)('%s: nothing is asked and nothing said', async (what, said) => {
    const policy = overridable(', override-label: off');
    const own = { ...baseFiles, '.github/bounce-gate.yml': policy };
    const stage = what.endsWith('turned off') ? await makeStage(own) : shared;
    labelled();
    const { log, verdict } = await run(stage, said);
    expect([verdict, asked()]).toEqual(['fail', []]);
    expect(log).not.toContain('The label "');
  });
});

describe('whatever GitHub or the ledger answers, the verdict is that of the list', () => {
  const faults: readonly Fault[] = [
    ...[401, 403, 404, 429].map((status) => ({ kind: 'answer', status }) as const),
    { kind: 'answer', status: 200, body: [{ event: 'labeled', label: { name: label }, actor: null }] },
  ];
  const cases = ['list-events', 'get-permission'].flatMap((operation) =>
    faults.map((fault) => [operation, fault] as const),
  );
  test.each(cases)('%s: %j', async (operation, fault) => {
    labelled();
    fake.fail(operation, fault, 9);
    const { log, verdict } = await run(shared);
    expect(verdict).toBe('fail');
    expect(log.match(/The label "/g)).toHaveLength(1);
  });

  test('a ledger that refuses the record', async () => {
    const stage = await makeStage();
    labelled();
    stage.server.demand('Basic nobody');
    const { log, verdict } = await run(stage);
    expect(verdict).toBe('fail');
    expect(log).toMatch(/The label "send-anyway" overrides nothing: the ledger could not be read/);
  });

  test('the comment is written with the calls that are left', async () => {
    const stage = await makeStage();
    labelled();
    const { verdict } = await run(stage, { inputs: { comment: 'changes' } });
    expect(verdict).toBe('warn');
    expect(asked()).toEqual([
      'list-events',
      'get-permission',
      'list-comments',
      'create-comment',
      'list-comments',
    ]);
  });
});
