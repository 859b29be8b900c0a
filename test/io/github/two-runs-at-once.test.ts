import { describe, expect, test } from 'vitest';
import { markedBody } from '../../../src/core/review/comment-marker.ts';
import { findOwnComment } from '../../../src/io/github/find-own-comment.ts';
import { upsertComment } from '../../../src/io/github/upsert-comment.ts';
import { actionsBot } from '../../fake-github/fake-state.ts';
import { asked, clientOf, openFake, place } from './github-harness.ts';
import { bodies, newBody, stranger, write } from './sticky-comment.ts';

describe('two runs at once', () => {
  const otherBody = markedBody('review', 'warn', 'Report of the other run.');

  test('a comment of another run between look-up and create stays and tells our report, ours goes', async () => {
    const fake = await openFake();
    fake.after('list-comments', () => void fake.state.addComment(7, actionsBot, otherBody));
    const written = await write(clientOf(fake));
    expect(bodies(fake)).toEqual([newBody]);
    expect(written).toEqual({ ok: true, did: 'merged', id: fake.state.comments[0]?.id });
    expect(asked(fake).slice(3)).toEqual(['update-comment', 'delete-comment']);
  });

  test('a newer comment of another run is left to that run', async () => {
    const fake = await openFake();
    fake.after('create-comment', () => void fake.state.addComment(7, actionsBot, otherBody));
    expect(await write(clientOf(fake))).toMatchObject({ did: 'created' });
    expect(bodies(fake)).toEqual([newBody, otherBody]);
    expect(fake.calls).toHaveLength(3);
  });

  test('a stranger who posts the marker in between changes nothing', async () => {
    const fake = await openFake();
    fake.after('list-comments', () => void fake.state.addComment(7, stranger, otherBody));
    expect(await write(clientOf(fake))).toMatchObject({ did: 'created' });
    expect(bodies(fake)).toEqual([otherBody, newBody]);
  });

  test('when the older comment cannot be changed, ours stays', async () => {
    const fake = await openFake();
    fake.after('list-comments', () =>
      fake.state.lockedIds.add(fake.state.addComment(7, actionsBot, otherBody).id),
    );
    expect(await write(clientOf(fake))).toMatchObject({ did: 'created' });
    expect(bodies(fake)).toEqual([otherBody, newBody]);
  });

  test.each(Array.from({ length: 10 }, (_, round) => round))(
    'really at once, round %i: one comment, at most six calls each',
    async () => {
      const fake = await openFake();
      const clients = [clientOf(fake), clientOf(fake), clientOf(fake)];
      const found = await Promise.all(clients.map((client) => findOwnComment(client, place)));
      expect(found.every((one) => one.ok && one.comment === null)).toBe(true);
      const texts = ['A', 'B', 'C'];
      const written = await Promise.all(
        clients.map((client, index) =>
          upsertComment(client, place, null, { verdict: 'fail', text: texts[index] ?? '' }),
        ),
      );
      expect(written.every(({ ok }) => ok)).toBe(true);
      expect(bodies(fake)).toHaveLength(1);
      expect(clients.every((client) => client.callsLeft() >= 0)).toBe(true);
    },
  );
});
