import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { needsGroup, refuseAsker, refuseOverrider } from '../../../src/core/access/refuse-access.ts';
import type { OverrideAccess } from '../../../src/core/bot/bot-config.ts';

const person = { team: 'T0HOME', user: 'U0ADA' };
const access = (change: Partial<OverrideAccess> = {}): OverrideAccess => ({
  group: 'S0GATE',
  users: [],
  allowAuthor: false,
  people: {},
  ...change,
});
const others = { members: ['U0ADA'], authorship: 'others' } as const;

describe('who is answered', () => {
  test.each([
    ['a member', 'T0HOME', [], null],
    ['a member of a workspace on the list', 'T0HOME', ['T0HOME', 'T0TWO'], null],
    ['a member of a workspace that is not', 'T0HOME', ['T0TWO'], 'other-team'],
    ['somebody of another company', 'T0TWO', ['T0HOME', 'T0TWO'], 'other-team'],
  ])('%s: %s of %j: %s', (_, homeTeam, teams, refusal) => {
    expect(refuseAsker({ ...person, homeTeam }, teams)).toBe(refusal);
  });
});

describe('who may override', () => {
  test('a member of the group, or whoever is named', () => {
    expect(refuseOverrider(person, access(), others)).toBeNull();
    const named = access({ group: null, users: ['U0ADA'] });
    expect(refuseOverrider(person, named, { ...others, members: null })).toBeNull();
    expect(needsGroup(person, named)).toBe(false);
    expect(needsGroup(person, access())).toBe(true);
  });

  test.each([
    ['nobody-may', access({ group: null }), others],
    ['not-entitled', access({ group: null, users: ['U0EVE'] }), others],
    ['not-entitled', access(), { ...others, members: ['U0EVE'] }],
    ['group-unknown', access(), { ...others, members: null }],
    ['own-check', access(), { ...others, authorship: 'own' }],
    ['author-unknown', access(), { ...others, authorship: 'unknown' }],
  ] as const)('is refused: %s', (refusal, rules, facts) => {
    expect(refuseOverrider(person, rules, facts)).toBe(refusal);
  });

  test('nobody by what is not known: without members and without being named, whatever the rest', () => {
    const rules = fc.record({
      group: fc.constantFrom(null, 'S0GATE'),
      users: fc.array(fc.constantFrom('U0EVE', 'U0BOB')),
      allowAuthor: fc.boolean(),
      people: fc.constant({}),
    });
    const authorship = fc.constantFrom('own' as const, 'others' as const, 'unknown' as const);
    fc.assert(
      fc.property(rules, authorship, (given, whose) => {
        expect(refuseOverrider(person, given, { members: null, authorship: whose })).not.toBeNull();
      }),
    );
  });
});
