import { describe, expect, test } from 'vitest';
import { maxCommentCharacters, maxCommentText } from '../../../src/core/review/comment-marker.ts';
import { findOwnComment } from '../../../src/io/github/find-own-comment.ts';
import { upsertComment } from '../../../src/io/github/upsert-comment.ts';
import { actionsBot } from '../../fake-github/fake-state.ts';
import { asked, clientOf, openFake, place } from './github-harness.ts';
import { bodies, newBody, oldBody, report, write } from './sticky-comment.ts';

test('a first comment is created and read again: three calls', async () => {
  const fake = await openFake();
  expect(await write(clientOf(fake))).toMatchObject({ ok: true, did: 'created' });
  expect(bodies(fake)).toEqual([newBody]);
  expect(asked(fake)).toEqual(['list-comments', 'create-comment', 'list-comments']);
});

test('an own comment is changed: two calls', async () => {
  const fake = await openFake();
  const { id } = fake.state.addComment(7, actionsBot, oldBody);
  expect(await write(clientOf(fake))).toEqual({ ok: true, did: 'updated', id });
  expect(bodies(fake)).toEqual([newBody]);
  expect(asked(fake)).toEqual(['list-comments', 'update-comment']);
});

test.each([
  ['the same', newBody],
  ['the same with other line ends and a blank end', `${newBody.replaceAll('\n', '\r\n')}\r\n`],
])('a body that is %s is not written', async (_, body) => {
  const fake = await openFake();
  const { id } = fake.state.addComment(7, actionsBot, body);
  expect(await write(clientOf(fake))).toEqual({ ok: true, did: 'unchanged', id });
  expect(asked(fake)).toEqual(['list-comments']);
});

describe('what may go wrong', () => {
  test('a comment deleted since it was found is created anew', async () => {
    const fake = await openFake();
    fake.state.addComment(7, actionsBot, oldBody);
    fake.after('list-comments', () => void fake.state.comments.splice(0));
    expect(await write(clientOf(fake))).toMatchObject({ did: 'created' });
    expect(bodies(fake)).toEqual([newBody]);
    expect(fake.calls).toHaveLength(4);
  });

  test('a comment that GitHub does not let us change stays, and a new one is created', async () => {
    const fake = await openFake();
    const { id } = fake.state.addComment(7, actionsBot, oldBody);
    fake.state.lockedIds.add(id);
    expect(await write(clientOf(fake))).toMatchObject({ did: 'created' });
    expect(bodies(fake)).toEqual([oldBody, newBody]);
    expect(fake.calls).toHaveLength(4);
  });

  test('a refused change and a create that surely was not done end in one new comment', async () => {
    const fake = await openFake();
    fake.state.lockedIds.add(fake.state.addComment(7, actionsBot, oldBody).id);
    fake.fail('create-comment', { kind: 'cut', carriedOut: false });
    expect(await write(clientOf(fake))).toMatchObject({ did: 'created' });
    expect(bodies(fake)).toEqual([oldBody, newBody]);
    expect(fake.calls).toHaveLength(6);
  });

  test.each([
    [422, 'invalid'],
    [429, 'rate-limited'],
    [502, 'unavailable'],
  ])('a change answered with %i creates no second comment', async (status, reason) => {
    const fake = await openFake();
    fake.state.addComment(7, actionsBot, oldBody);
    fake.fail('update-comment', { kind: 'answer', status }, 9);
    expect(await write(clientOf(fake))).toMatchObject({ ok: false, reason });
    expect(asked(fake)).not.toContain('create-comment');
  });

  test('a token that only reads is forbidden to write, and the missing permission is named', async () => {
    const fake = await openFake({ permissions: { issues: 'read', pull_requests: 'read' } });
    expect(await write(clientOf(fake))).toEqual({
      ok: false,
      reason: 'forbidden',
      missingPermission: 'pull-requests: write',
      uncertain: false,
    });
    expect(asked(fake)).toEqual(['list-comments', 'create-comment']);
  });

  test.each([
    ['create-comment', 422, 'invalid'],
    ['list-comments', 404, 'not-found'],
    ['list-comments', 403, 'forbidden'],
  ] as const)('%s answered with %i is a typed failure', async (operation, status, reason) => {
    const fake = await openFake();
    fake.fail(operation, { kind: 'answer', status });
    expect(await write(clientOf(fake))).toEqual({ ok: false, reason, uncertain: false });
    expect(bodies(fake)).toEqual([]);
  });

  test.each([
    ['the connection is cut after GitHub created it', { kind: 'cut', carriedOut: true }, 3],
    ['half the answer arrives', { kind: 'half', carriedOut: true }, 3],
    ['GitHub answers 502 but created it', { kind: 'answer', status: 502, carriedOut: true }, 3],
    ['the connection is cut before GitHub created it', { kind: 'cut', carriedOut: false }, 5],
    ['GitHub answers 502 and did not create it', { kind: 'answer', status: 502 }, 5],
  ] as const)('when %s there is one comment in the end', async (_, fault, calls) => {
    const fake = await openFake();
    fake.fail('create-comment', fault);
    expect(await write(clientOf(fake))).toMatchObject({ ok: true, did: 'created' });
    expect(bodies(fake)).toEqual([newBody]);
    expect(fake.calls).toHaveLength(calls);
  });

  test('a create that fails twice is given up within six calls', async () => {
    const fake = await openFake();
    fake.fail('create-comment', { kind: 'answer', status: 502 }, 9);
    expect(await write(clientOf(fake))).toMatchObject({ ok: false, reason: 'unavailable' });
    expect(asked(fake)).toEqual(['list-comments', 'create-comment', 'list-comments', 'create-comment']);
  });

  test.each([{ kind: 'answer', status: 404 } as const, { kind: 'half', carriedOut: true } as const])(
    'a re-read that fails (%o) leaves the created comment',
    async (fault) => {
      const fake = await openFake();
      fake.after('list-comments', () => fake.fail('list-comments', fault));
      expect(await write(clientOf(fake))).toMatchObject({ ok: true, did: 'created' });
    },
  );

  test('half a list is no empty list: nothing is created', async () => {
    const fake = await openFake();
    fake.state.addComment(7, actionsBot, oldBody);
    fake.fail('list-comments', { kind: 'half', carriedOut: true }, 3);
    expect(await write(clientOf(fake))).toMatchObject({ ok: false, reason: 'unavailable' });
    expect(asked(fake)).not.toContain('create-comment');
  });
});

describe('the length of a comment', () => {
  test('the longest text the caller may fit is taken by GitHub', async () => {
    const fake = await openFake();
    expect(await write(clientOf(fake), 'x'.repeat(maxCommentText))).toMatchObject({ did: 'created' });
    expect(bodies(fake)[0]?.length).toBeLessThanOrEqual(maxCommentCharacters);
  });

  test('longer text is refused before any call', async () => {
    const fake = await openFake();
    const long = { verdict: 'fail', text: 'x'.repeat(maxCommentCharacters) } as const;
    expect(await upsertComment(clientOf(fake), place, null, long)).toMatchObject({ reason: 'invalid' });
    expect(fake.calls).toEqual([]);
  });

  test.each(['', 'Review', 'a--b', 'a -->', 'x'.repeat(65)])(
    'the key "%s" is refused before any call',
    async (key) => {
      const fake = await openFake();
      const client = clientOf(fake);
      expect(await findOwnComment(client, { number: 7, key })).toMatchObject({ reason: 'invalid' });
      expect(await upsertComment(client, { number: 7, key }, null, report)).toMatchObject({
        reason: 'invalid',
      });
      expect(fake.calls).toEqual([]);
    },
  );
});
