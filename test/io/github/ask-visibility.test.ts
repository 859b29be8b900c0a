import { expect, test } from 'vitest';
import { askVisibility } from '../../../src/io/github/ask-visibility.ts';
import { asked, clientOf, openFake } from './github-harness.ts';

test.each([
  ['public', 'public'],
  ['private', 'private'],
  ['internal', 'private'],
  ['untold', 'private'],
] as const)('a repository that is %s counts as %s, by one question', async (told, visibility) => {
  const fake = await openFake();
  fake.state.visibility = told;
  expect(await askVisibility(clientOf(fake))).toEqual({ visibility });
  expect(asked(fake)).toEqual(['get-repository']);
  expect(fake.mistakes).toEqual([]);
});

test.each([
  [{ kind: 'answer', status: 404 }, 'not-found'],
  [{ kind: 'answer', status: 200, body: { private: 'no' } }, 'unavailable'],
  [{ kind: 'answer', status: 301 }, 'unavailable'],
] as const)('after %j nobody knows', async (fault, reason) => {
  const fake = await openFake();
  fake.fail('get-repository', fault, 9);
  expect(await askVisibility(clientOf(fake))).toEqual({ visibility: 'unknown', reason });
});

test('an outage is outwaited, and one that lasts leaves it unknown within the budget', async () => {
  const fake = await openFake();
  fake.state.visibility = 'public';
  fake.fail('get-repository', { kind: 'answer', status: 503 });
  expect(await askVisibility(clientOf(fake))).toEqual({ visibility: 'public' });
  fake.fail('get-repository', { kind: 'answer', status: 503 }, 9);
  const client = clientOf(fake);
  expect(await askVisibility(client)).toEqual({ visibility: 'unknown', reason: 'unavailable' });
  expect(client.callsLeft()).toBeGreaterThan(0);
});
