import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainStandings, isDead } from '../../../src/core/dns/domain-standing.ts';
import { settleStanding } from '../../../src/core/dns/settle-standing.ts';

const said = [...domainStandings, 'unknown'] as const;
type Said = (typeof said)[number];

async function settle(words: readonly Said[]) {
  let asked = 0;
  const standing = await settleStanding(
    words.map((word) => async () => {
      asked += 1;
      return word;
    }),
  );
  return { standing, asked };
}

test.each([
  [['takes-mail', 'nxdomain'], 'takes-mail', 1],
  [['nxdomain', 'nxdomain'], 'nxdomain', 2],
  [['nxdomain', 'takes-mail'], 'unknown', 2],
  [['nxdomain', 'no-mx', 'nxdomain'], 'unknown', 2],
  [['nxdomain', 'unknown'], 'unknown', 2],
  [['nxdomain', 'unknown', 'nxdomain'], 'nxdomain', 3],
  [['unknown', 'takes-mail'], 'takes-mail', 2],
  [['nxdomain', 'no-host'], 'no-host', 2],
  [['null-mx', 'nxdomain'], 'no-host', 2],
  [['no-mx', 'no-mx'], 'no-mx', 2],
  [['no-mx', 'broken-mx'], 'unknown', 2],
  [['nxdomain'], 'unknown', 1],
  [[], 'unknown', 0],
] as const)('%j is %s, after asking %d', async (words, standing, asked) => {
  expect(await settle(words)).toEqual({ standing, asked });
});

test('no domain is dead unless two resolvers say so, and none that was asked says that it is not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...said), { maxLength: 5 }), async (words) => {
      const { standing, asked } = await settle(words);
      if (standing === 'unknown' || !isDead(standing)) return;
      const heard = words.slice(0, asked).filter((word) => word !== 'unknown');
      expect(heard.length).toBeGreaterThanOrEqual(2);
      expect(heard.every(isDead)).toBe(true);
    }),
  );
});
