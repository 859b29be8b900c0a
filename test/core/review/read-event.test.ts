import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EventSource, readEvent } from '../../../src/core/review/read-event.ts';

const base = 'b'.repeat(40);
const head = 'a'.repeat(40);
const zeros = '0'.repeat(40);
const repo = { id: 1, full_name: 'octo/lists', fork: true };

function pull(more: object = {}): EventSource {
  const pull_request = { number: 7, base: { sha: base, repo }, head: { sha: head, repo }, ...more };
  return { name: 'pull_request', payload: { pull_request }, actor: 'ann' };
}

describe('a pull request', () => {
  test('names its number and commits; its token writes', () => {
    expect(readEvent(pull())).toEqual({
      kind: 'pull_request',
      number: 7,
      baseSha: base,
      headSha: head,
      headRepoIsFork: false,
      actorIsDependabot: false,
      tokenIsReadOnly: false,
    });
  });

  test.each([
    ['another repository', { id: 2 }],
    ['a repository that is gone', null],
    ['a repository without an id', { full_name: 'octo/lists' }],
  ])('from %s is from a fork and its token only reads', (_, headRepo) => {
    expect(readEvent(pull({ head: { sha: head, repo: headRepo } }))).toMatchObject({
      headRepoIsFork: true,
      tokenIsReadOnly: true,
    });
  });

  test('two repositories without an id are not the same', () => {
    const source = pull({ head: { sha: head }, base: { sha: base } });
    expect(readEvent(source)).toMatchObject({ headRepoIsFork: true });
  });

  test.each([
    ['dependabot[bot]', 'ann', true],
    ['ann', 'dependabot[bot]', false],
    ['', 'dependabot[bot]', true],
    ['', 'ann', false],
  ])('run by "%s" and sent by "%s": Dependabot %s', (actor, sender, expected) => {
    const source = pull();
    const payload = { ...Object(source.payload), sender: { login: sender } };
    expect(readEvent({ ...source, payload, actor })).toMatchObject({
      actorIsDependabot: expected,
      tokenIsReadOnly: expected,
    });
  });

  test('as pull_request_target it has a token that writes, also from a fork', () => {
    const source = { ...pull({ head: { sha: head, repo: { id: 2 } } }), name: 'pull_request_target' };
    expect(readEvent(source)).toMatchObject({
      kind: 'pull_request_target',
      headRepoIsFork: true,
      tokenIsReadOnly: false,
    });
  });

  test.each([
    ['pull_request.number', { number: 0 }],
    ['pull_request.number', { number: '7' }],
    ['pull_request.number', { number: 1.5 }],
    ['pull_request.base.sha', { base: { sha: 'main' } }],
    ['pull_request.base.sha', { base: null }],
    ['pull_request.head.sha', { head: { sha: `${head}\n` } }],
    ['pull_request.head.sha', { head: { sha: '--upload-pack=x' } }],
  ])('without a proper %s is unreadable', (field, more) => {
    expect(readEvent(pull(more))).toEqual({ kind: 'unreadable', field });
  });
});

describe('a push', () => {
  const push = (payload: unknown, actor = 'ann') => readEvent({ name: 'push', payload, actor });

  test('names the commits before and after', () => {
    expect(push({ before: base, after: head, forced: false, created: false })).toEqual({
      kind: 'push',
      before: base,
      after: head,
      created: false,
      forced: false,
      actorIsDependabot: false,
      tokenIsReadOnly: false,
    });
  });

  test('of a new branch has no commit before; of a deleted one none after', () => {
    expect(push({ before: zeros, after: head })).toMatchObject({ before: null, after: head, created: true });
    expect(push({ before: base, after: zeros })).toMatchObject({ before: base, after: null, created: false });
  });

  test('that rewrites the branch says so; Dependabot pushes with a token that only reads', () => {
    expect(push({ before: base, after: head, forced: true }, 'dependabot[bot]')).toMatchObject({
      forced: true,
      tokenIsReadOnly: true,
    });
  });

  test.each([
    ['before', { after: head }],
    ['after', { before: base, after: 7 }],
  ])('without %s is unreadable', (field, payload) => {
    expect(push(payload)).toEqual({ kind: 'unreadable', field });
  });
});

test('a merge group names its commits', () => {
  const payload = { merge_group: { base_sha: base, head_sha: head } };
  expect(readEvent({ name: 'merge_group', payload, actor: '' })).toEqual({
    kind: 'merge_group',
    baseSha: base,
    headSha: head,
  });
  expect(readEvent({ name: 'merge_group', payload: {}, actor: '' })).toEqual({
    kind: 'unreadable',
    field: 'merge_group.base_sha',
  });
});

test.each([
  ['schedule', { kind: 'schedule' }],
  ['workflow_dispatch', { kind: 'workflow_dispatch' }],
  ['release', { kind: 'other' }],
  ['', { kind: 'other' }],
])('the event "%s" needs no payload', (name, expected) => {
  expect(readEvent({ name, payload: null, actor: '' })).toEqual(expected);
});

const names = ['pull_request', 'pull_request_target', 'push', 'merge_group', 'schedule', '__proto__', 'x'];
const anyName = fc.oneof(fc.constantFrom(...names), fc.string());
const sha = fc.oneof(fc.constantFrom(base, head, zeros, null), fc.string(), fc.anything());
const side = fc.oneof(fc.anything(), fc.record({ sha, repo: fc.oneof(fc.anything(), fc.constant(repo)) }));
const likely = fc.record({
  pull_request: fc.oneof(fc.anything(), fc.record({ number: fc.anything(), base: side, head: side })),
  merge_group: fc.oneof(fc.anything(), fc.record({ base_sha: sha, head_sha: sha })),
  before: sha,
  after: sha,
  sender: fc.anything(),
});

test('no payload makes it throw, and what it gives as commits are object names', () => {
  const payloads = fc.oneof(fc.anything({ withNullPrototype: true }), likely, fc.jsonValue());
  fc.assert(
    fc.property(anyName, payloads, fc.string(), (name, payload, actor) => {
      const event = readEvent({ name, payload, actor });
      for (const [field, value] of Object.entries(event)) {
        if (/Sha$|^before$|^after$/.test(field) && value !== null) expect(value).toMatch(/^[0-9a-f]{40,64}$/);
      }
      if (event.kind === 'pull_request') expect(event.number).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

test('keys of the prototype are no fields of a payload', () => {
  const payload: unknown = JSON.parse('{"__proto__":{"before":"x"},"constructor":1}');
  expect(readEvent({ name: 'push', payload, actor: '' })).toEqual({ kind: 'unreadable', field: 'before' });
});
