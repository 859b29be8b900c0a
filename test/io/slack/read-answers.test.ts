import { expect, test } from 'vitest';
import { readAuth, readChannel, readUsers } from '../../../src/io/slack/read-answers.ts';

const answer = (fields: Readonly<Record<string, unknown>>) => ({ fields, headers: new Headers() });

test.each([
  ['is said to be ours alone', { is_ext_shared: false }, false],
  ['is shared', { is_ext_shared: true }, true],
  ['is about to be shared', { is_ext_shared: false, is_pending_ext_shared: true }, true],
  ['says nothing of it', {}, true],
])('a channel that %s', (_, channel, isExternal) => {
  expect(readChannel(answer({ channel })).isExternal).toBe(isExternal);
});

test('a channel that is no object is shared, and nobody is in it', () => {
  expect(readChannel(answer({ channel: 'C1' }))).toEqual({
    isExternal: true,
    isArchived: false,
    isMember: false,
  });
});

test('a group without a list has nobody in it, and what is no user ID is left out', () => {
  expect(readUsers(answer({}))).toEqual([]);
  expect(readUsers(answer({ users: ['U1', 2, null] }))).toEqual(['U1']);
});

test('an answer without headers tells no scopes and no time', () => {
  expect(readAuth(answer({ team_id: 'T1' }))).toMatchObject({ team: 'T1', scopes: [], serverTimeMs: null });
});
