import { describe, expect, test } from 'vitest';
import { nearestNames } from '../../../src/core/question/nearest-names.ts';

const known = ['autumn-sale', 'autumn-sale-2', 'spring-launch', 'winter-fair', 'june'].map((campaign) => ({
  ledger: 'eu',
  campaign,
}));
const namesNear = (campaign: string, ledger: string | null = null) =>
  nearestNames({ ledger, campaign }, known).map((one) => one.campaign);

describe('the nearest names', () => {
  test.each([
    ['autum-sale', ['autumn-sale', 'autumn-sale-2']],
    ['srping-launch', ['spring-launch']],
    ['sale', ['autumn-sale', 'autumn-sale-2']],
    ['launch', ['spring-launch']],
    ['please-send-spring-launch-now', ['spring-launch']],
    ['jnue', ['june']],
    ['quite-something-else', []],
  ])('of %s', (asked, names) => {
    expect(namesNear(asked)).toEqual(names);
  });

  test('are three at most', () => {
    const many = Array.from({ length: 40 }, (_, place) => ({ ledger: 'eu', campaign: `sale-${place}` }));
    expect(nearestNames({ ledger: null, campaign: 'sale' }, many)).toHaveLength(3);
  });

  test('are those of the ledger that was named, and of all where there is none of this name', () => {
    const two = [...known, { ledger: 'us', campaign: 'autumn-sale' }];
    expect(nearestNames({ ledger: 'us', campaign: 'autumn-sal' }, two)).toEqual([two.at(-1)]);
    expect(nearestNames({ ledger: 'usa', campaign: 'spring-lanch' }, two)).toEqual([known[2]]);
  });

  test('are found among thousands of names without delay for a name of any length', () => {
    expect(namesNear('x'.repeat(300))).toEqual([]);
  });
});
