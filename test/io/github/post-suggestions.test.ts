import { expect, test } from 'vitest';
import { maxSuggestions, postSuggestions, type Suggestion } from '../../../src/io/github/post-suggestions.ts';
import { actionsBot } from '../../fake-github/fake-state.ts';
import type { FakeGitHub } from '../../fake-github/start-fake-github.ts';
import { asked, clientOf, headSha, openFake } from './github-harness.ts';

const where = { number: 7, headSha, key: 'review', intro: 'Rows to remove.' };
const marker = '<!-- bounce-gate:review suggestion -->';

function suggestions(...lines: readonly number[]): Suggestion[] {
  return lines.map((line) => ({ path: 'list.csv', line, why: 'This row is suppressed.' }));
}

function addEarlier(fake: FakeGitHub, line: number | null, body = marker, writer = actionsBot): void {
  const at = fake.state.tick();
  const times = { createdAt: at, updatedAt: at };
  const spot = { path: 'list.csv', line, commitId: headSha, reviewId: 1 };
  fake.state.reviewComments.push({ id: fake.state.nextId(), number: 7, writer, body, ...times, ...spot });
}

test('suggestions to delete lines go out in one review that only comments: two calls', async () => {
  const fake = await openFake();
  const posted = await postSuggestions(clientOf(fake), where, suggestions(3, 5));
  expect(posted).toEqual({ ok: true, posted: 2, known: 0, left: 0 });
  expect(asked(fake)).toEqual(['list-review-comments', 'create-review']);
  expect(fake.state.reviews).toMatchObject([{ state: 'COMMENTED', commitId: headSha }]);
  expect(fake.state.reviewComments.map(({ line, body }) => [line, body])).toEqual([
    [3, `${marker}\nThis row is suppressed.\n\n\`\`\`suggestion\n\`\`\``],
    [5, `${marker}\nThis row is suppressed.\n\n\`\`\`suggestion\n\`\`\``],
  ]);
});

test('none is posted twice: a second run asks once and writes nothing', async () => {
  const fake = await openFake();
  await postSuggestions(clientOf(fake), where, suggestions(3, 5));
  const before = fake.calls.length;
  const again = await postSuggestions(clientOf(fake), where, suggestions(3, 5));
  expect(again).toEqual({ ok: true, posted: 0, known: 2, left: 0 });
  expect(asked(fake).slice(before)).toEqual(['list-review-comments']);
});

test('what a named user suggested before is not suggested again', async () => {
  const fake = await openFake();
  addEarlier(fake, 3, marker, { login: 'gate-robot', type: 'User', app: null });
  const named = { ...where, login: 'gate-robot' };
  expect(await postSuggestions(clientOf(fake), named, suggestions(3))).toMatchObject({ posted: 0, known: 1 });
});

test.each([
  ['of a stranger', { login: 'mallory', type: 'User', app: null } as const, marker, 3],
  ['of ours without the marker', actionsBot, 'hello', 3],
  ['of ours for another key', actionsBot, '<!-- bounce-gate:other suggestion -->', 3],
  ['of ours on a line that is gone', actionsBot, marker, null],
])('a comment %s does not stand in the way', async (_, writer, body, line) => {
  const fake = await openFake();
  addEarlier(fake, line, body, writer);
  const posted = await postSuggestions(clientOf(fake), where, suggestions(3));
  expect(posted).toMatchObject({ posted: 1, known: 0 });
});

test('one review holds a bounded number, the rest is counted', async () => {
  const fake = await openFake();
  const lines = Array.from({ length: maxSuggestions + 7 }, (_, index) => index + 2);
  const posted = await postSuggestions(clientOf(fake), where, suggestions(...lines, 2, 3));
  expect(posted).toEqual({ ok: true, posted: maxSuggestions, known: 0, left: 7 });
});

test('earlier ones on the second page are seen', async () => {
  const fake = await openFake();
  addEarlier(fake, 3);
  for (let count = 0; count < 120; count += 1) addEarlier(fake, null, 'talk');
  expect(await postSuggestions(clientOf(fake), where, suggestions(3))).toMatchObject({ posted: 0, known: 1 });
});

test('when not all earlier comments can be read, none is posted', async () => {
  const fake = await openFake();
  for (let count = 0; count < 201; count += 1) addEarlier(fake, null, 'talk');
  expect(await postSuggestions(clientOf(fake), where, suggestions(3))).toMatchObject({ reason: 'budget' });
  expect(asked(fake)).toEqual(['list-review-comments', 'list-review-comments']);
});

test.each([
  ['a line outside the diff', where, suggestions(3, 500)],
  ['a commit that is no longer the head', { ...where, headSha: 'b'.repeat(40) }, suggestions(3)],
])('%s makes GitHub refuse the whole review', async (_, place, wanted) => {
  const fake = await openFake();
  expect(await postSuggestions(clientOf(fake), place, wanted)).toEqual({
    ok: false,
    reason: 'invalid',
    uncertain: false,
  });
  expect(fake.state.reviewComments).toEqual([]);
});

test('a review that may have been posted is not sent again', async () => {
  const fake = await openFake();
  fake.fail('create-review', { kind: 'cut', carriedOut: true });
  expect(await postSuggestions(clientOf(fake), where, suggestions(3))).toMatchObject({
    reason: 'unavailable',
    uncertain: true,
  });
  expect(await postSuggestions(clientOf(fake), where, suggestions(3))).toMatchObject({ posted: 0, known: 1 });
});

test('half a list of earlier ones is no empty list', async () => {
  const fake = await openFake();
  fake.fail('list-review-comments', { kind: 'half', carriedOut: true }, 9);
  expect(await postSuggestions(clientOf(fake), where, suggestions(3))).toMatchObject({
    reason: 'unavailable',
  });
  expect(asked(fake)).not.toContain('create-review');
});

test('without the scope the missing permission is named', async () => {
  const fake = await openFake({ permissions: { pull_requests: 'read' } });
  expect(await postSuggestions(clientOf(fake), where, suggestions(3))).toMatchObject({
    missingPermission: 'pull-requests: write',
  });
});

test.each([
  ['no suggestion', where, [], { ok: true, posted: 0, known: 0, left: 0 }],
  ['a line 0', where, suggestions(0), { ok: false, reason: 'invalid', uncertain: false }],
  [
    'a text with a fence',
    where,
    [{ path: 'a', line: 1, why: '```' }],
    { ok: false, reason: 'invalid', uncertain: false },
  ],
  [
    'an empty intro',
    { ...where, intro: '' },
    suggestions(3),
    { ok: false, reason: 'invalid', uncertain: false },
  ],
  [
    'a key that is no slug',
    { ...where, key: '-->' },
    suggestions(3),
    { ok: false, reason: 'invalid', uncertain: false },
  ],
])('%s needs no call', async (_, place, wanted, expected) => {
  const fake = await openFake();
  expect(await postSuggestions(clientOf(fake), place, wanted)).toEqual(expected);
  expect(fake.calls).toEqual([]);
});
