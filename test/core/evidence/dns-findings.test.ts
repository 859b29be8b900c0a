import { describe, expect, test } from 'vitest';
import type { DnsCache } from '../../../src/core/dns/dns-cache.ts';
import { dayOfInstant } from '../../../src/core/list/parse-day.ts';
import { asOfMs, checkText, lines } from '../check-text.ts';

const today = dayOfInstant(asOfMs);
const cache: DnsCache = new Map([
  ['alive.dev', { standing: 'takes-mail', day: today - 3 }],
  ['gone.dev', { standing: 'nxdomain', day: today - 20 }],
  ['host.dev', { standing: 'no-mx', day: today }],
  ['broken.dev', { standing: 'broken-mx', day: today }],
  ['sold.dev', { standing: 'parked', day: today }],
  ['old.dev', { standing: 'nxdomain', day: today - 31 }],
]);
const header = 'email,last_delivered_at,last_engaged_at';

async function findings(...rows: readonly string[]) {
  const {
    findings: found,
    byGroup,
    counts,
  } = await checkText(lines(header, ...rows), { dns: { ok: true, cache } });
  return { found, byGroup, counts, codes: found.map(({ code }) => code) };
}

describe('a list with what DNS says', () => {
  test('has its dead recipients as a cause, told with what was said and when', async () => {
    const { found, byGroup, counts } = await findings('a@alive.dev,,', 'b@gone.dev,,', 'c@gone.dev,,');
    expect(found.filter(({ code }) => code === 'dead-domain')).toMatchObject([
      { line: 3, severity: 'warning', args: { says: 'nxdomain', asked: '2026-05-26' } },
      { line: 4 },
    ]);
    expect(counts.invalid).toBe(2);
    expect(byGroup[0]).toMatchObject({ group: 'dead-domain', recipients: 2 });
  });

  test('warns of a parked domain, and no chance is moved by that', async () => {
    const { found, byGroup } = await findings('a@sold.dev,,', 'c@alive.dev,,');
    expect(found.filter(({ code }) => code === 'parked-domain')).toMatchObject([
      { severity: 'warning', line: 2, args: { says: 'parked' } },
    ]);
    expect(byGroup).toHaveLength(1);
  });

  test('tells the others as notices, that move no chance', async () => {
    const { found, byGroup } = await findings('a@host.dev,,', 'b@broken.dev,,', 'c@alive.dev,,');
    expect(found.filter(({ code }) => code === 'no-mx' || code === 'broken-mx')).toMatchObject([
      { code: 'no-mx', severity: 'notice', line: 2 },
      { code: 'broken-mx', severity: 'notice', line: 3 },
    ]);
    expect(byGroup).toHaveLength(1);
  });

  test('says how far that reaches, of the recipients whose domain could be asked about', async () => {
    const { found } = await findings(
      'a@alive.dev,,',
      'b@new.dev,,',
      'c@old.dev,,',
      'd@gone.dev,,',
      'e@mail.example,,',
      'f@x.con,,',
    );
    expect(found.filter(({ code }) => code.startsWith('dns-'))).toEqual([
      {
        code: 'dns-coverage',
        severity: 'notice',
        file: 'lists/june.csv',
        args: { known: 2, recipients: 4, oldest: '2026-05-26' },
      },
      { code: 'dns-stale', severity: 'warning', file: 'lists/june.csv', args: { recipients: 1, days: 30 } },
    ]);
  });

  test.each([
    ['a delivery after it', '2026-06-01,', false],
    ['an open after it', ',2026-05-27', false],
    ['a delivery on the same day', '2026-05-26,', true],
    ['a delivery before it', '2026-05-01,', true],
  ])('%s decides whether a recipient is dead', async (_, dates, isDead) => {
    const { codes, byGroup } = await findings(`a@gone.dev,${dates}`, 'b@alive.dev,,');
    expect(codes.includes('dead-domain')).toBe(isDead);
    expect(byGroup.some(({ group }) => group === 'dead-domain')).toBe(isDead);
  });

  test('says nothing of DNS where the policy does not want it', async () => {
    const { findings: found } = await checkText(lines(header, 'a@gone.dev,,'), {});
    expect(found.map(({ code }) => code).join()).not.toMatch(/dns|dead/);
  });

  test('is unchecked where its cache cannot be used', async () => {
    const problem = { code: 'dns-cache-damaged', file: 'c.txt', line: 3, args: { fault: 'order' } } as const;
    const result = await checkText(lines(header, 'a@alive.dev,,'), { dns: { ok: false, problem } });
    expect(result).toMatchObject({ verdict: 'unchecked', problems: [problem] });
  });
});
