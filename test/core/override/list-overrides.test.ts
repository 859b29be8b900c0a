import { expect, test } from 'vitest';
import { listOverrides } from '../../../src/core/override/list-overrides.ts';
import { exampleApproval, exampleOverride, givenMs, hour, makeKeys, signed } from './example-override.ts';

const old = exampleOverride({ expiresAt: new Date(givenMs + 2 * hour).toISOString() });
const other = exampleOverride({ campaign: 'july', by: 'eve' }, givenMs + 1, 1);
const newest = signed(exampleOverride({}, givenMs + hour, 2), makeKeys());
const history = { overrides: [old, other, newest], approvals: [] };

test('overrides are listed newest first, each with how it stands', () => {
  const listed = listOverrides(history, null, givenMs + 2 * hour);
  expect(listed.map(({ id, standing, isSigned }) => [id, standing, isSigned])).toEqual([
    [newest.id, 'open', true],
    [other.id, 'open', false],
    [old.id, 'over', false],
  ]);
});

test('those of one campaign are listed when it is named', () => {
  expect(listOverrides(history, 'july', givenMs).map(({ by }) => by)).toEqual(['eve']);
  expect(listOverrides(history, 'august', givenMs)).toEqual([]);
});

test('a used one is used, also when its time is over', () => {
  const approvals = [exampleApproval(old.id, givenMs + 1)];
  const listed = listOverrides({ ...history, approvals }, 'june', givenMs + 9 * hour);
  expect(listed.map(({ standing }) => standing)).toEqual(['open', 'used']);
});
