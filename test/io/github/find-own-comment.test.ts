import { describe, expect, test } from 'vitest';
import { findOwnComment } from '../../../src/io/github/find-own-comment.ts';
import { actionsBot, type Writer } from '../../fake-github/fake-state.ts';
import type { FakeGitHub } from '../../fake-github/start-fake-github.ts';
import { asked, clientOf, openFake, place } from './github-harness.ts';
import { bodies, newBody, oldBody, stranger, write } from './sticky-comment.ts';

describe('whose comment it is', () => {
  test.each<[string, Writer]>([
    ['a stranger', stranger],
    ['a user who took the name of the bot', { ...stranger, login: actionsBot.login }],
    ['another bot', { login: 'renovate[bot]', type: 'Bot', app: 'renovate' }],
    ['another bot of which no app is named', { login: 'renovate[bot]', type: 'Bot', app: null }],
    ['the bot by another app', { ...actionsBot, app: 'evil' }],
  ])('a comment of %s that carries the marker is left alone', async (_, writer) => {
    const fake = await openFake();
    fake.state.addComment(7, writer, oldBody);
    expect(await write(clientOf(fake))).toMatchObject({ ok: true, did: 'created' });
    expect(bodies(fake)).toEqual([oldBody, newBody]);
    expect(asked(fake)).not.toContain('update-comment');
  });

  test('a server that names no app is believed', async () => {
    const fake = await openFake();
    fake.state.addComment(7, { ...actionsBot, app: null }, oldBody);
    expect(await write(clientOf(fake))).toMatchObject({ did: 'updated' });
  });

  test("the configured app's own comment is changed, the workflow's is not", async () => {
    const fake = await openFake({ writer: { login: 'gate[bot]', type: 'Bot', app: 'gate' } });
    fake.state.addComment(7, actionsBot, oldBody);
    const own = fake.state.addComment(7, { login: 'gate[bot]', type: 'Bot', app: 'gate' }, oldBody);
    const found = await findOwnComment(clientOf(fake), { ...place, login: 'gate[bot]' });
    expect(found).toMatchObject({ ok: true, comment: { id: own.id, verdict: 'pass' } });
  });

  const named = { ...place, login: 'gate-robot' };
  const robot: Writer = { login: 'gate-robot', type: 'User', app: null };

  test.each<[string, Writer]>([
    ['a user, whose personal token writes', robot],
    ['a user through an app', { ...robot, app: 'gate' }],
  ])('a login that is named may be %s', async (_, writer) => {
    const fake = await openFake();
    const own = fake.state.addComment(7, writer, oldBody);
    const found = await findOwnComment(clientOf(fake), named);
    expect(found).toMatchObject({ ok: true, comment: { id: own.id, verdict: 'pass' } });
  });

  test.each<[string, Writer, string]>([
    ['another user', stranger, oldBody],
    ["the workflow's own bot", actionsBot, oldBody],
    ['a login that only begins alike', { ...robot, login: 'gate-robot2' }, oldBody],
    ['the named user without the marker', robot, 'hello'],
    ['a bot of that name by another app', { ...robot, type: 'Bot', app: 'evil' }, oldBody],
  ])('where a login is named, a comment of %s is not ours', async (_, writer, body) => {
    const fake = await openFake();
    fake.state.addComment(7, writer, body);
    expect(await findOwnComment(clientOf(fake), named)).toEqual({ ok: true, comment: null });
  });

  test.each([
    ['of another key', '<!-- bounce-gate:review-2 verdict=pass -->\ntext'],
    ['that only quotes the marker', `> ${oldBody}`],
    ['whose marker says something else', '<!-- bounce-gate:review verdict=great -->\ntext'],
  ])('an own comment %s is left alone', async (_, body) => {
    const fake = await openFake();
    fake.state.addComment(7, actionsBot, body);
    expect(await write(clientOf(fake))).toMatchObject({ did: 'created' });
  });

  test('of several own ones the newest is changed', async () => {
    const fake = await openFake();
    fake.state.addComment(7, actionsBot, oldBody);
    const { id } = fake.state.addComment(7, actionsBot, oldBody);
    expect(await write(clientOf(fake))).toEqual({ ok: true, did: 'updated', id });
    expect(bodies(fake)).toEqual([oldBody, newBody]);
  });
});

describe('a long conversation', () => {
  async function talk(before: number, after: number): Promise<FakeGitHub> {
    const fake = await openFake();
    for (let count = 0; count < before; count += 1) fake.state.addComment(7, stranger, 'hm');
    fake.state.addComment(7, actionsBot, oldBody);
    for (let count = 0; count < after; count += 1) fake.state.addComment(7, stranger, 'hm');
    return fake;
  }

  test.each([
    [0, 99, 2],
    [0, 350, 4],
    [100, 0, 3],
    [150, 149, 4],
    [430, 20, 3],
  ])(
    '%i comments before ours and %i after: found and changed with %i calls',
    async (before, after, calls) => {
      const fake = await talk(before, after);
      expect(await write(clientOf(fake))).toMatchObject({ did: 'updated' });
      expect(fake.calls).toHaveLength(calls);
    },
  );

  test('where not every page can be read and none was found, none is created', async () => {
    const fake = await talk(150, 400);
    expect(await write(clientOf(fake))).toEqual({ ok: false, reason: 'budget', uncertain: false });
    expect(asked(fake)).toEqual(['list-comments', 'list-comments', 'list-comments']);
  });

  test('a first comment after 250 others is created and read again: five calls', async () => {
    const fake = await openFake();
    for (let count = 0; count < 250; count += 1) fake.state.addComment(7, stranger, 'hm');
    expect(await write(clientOf(fake))).toMatchObject({ did: 'created' });
    expect(fake.calls).toHaveLength(5);
  });
});
