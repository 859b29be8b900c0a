import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CampaignResult } from '../../src/core/campaign-result.ts';
import type { CampaignPolicy } from '../../src/core/policy/campaign-policy.ts';
import { type Campaign, campaigns, listText, onFileText, shuffledCampaigns } from './arbitrary-campaign.ts';
import { checkText } from './check-text.ts';
import { chunkSizes } from './list/csv-reference.ts';

const policy: Partial<CampaignPolicy> = {
  sources: new Map([['web', 'single-opt-in']]),
  domains: { consumer: ['mail.example', 'müller.example'], business: [], allow: [] },
};

function check({ rows, onFile }: Campaign, more: Partial<CampaignPolicy> = {}, sizes?: readonly number[]) {
  return checkText(listText(rows), {
    suppressions: { 'a.csv': onFileText(onFile) },
    policy: { ...policy, ...more },
    ...(sizes === undefined ? {} : { sizes }),
  });
}

function judgement({
  verdict,
  reasons,
  counts,
  rates,
  byCause,
  bySource,
  byGroup,
  smallestFix,
}: CampaignResult) {
  return { verdict, reasons, counts, rates, byCause, bySource, byGroup, smallestFix };
}

const senders = fc.record({ senderAppliesSuppression: fc.boolean() });

test('the sizes of the chunks in which files come do not matter', async () => {
  await fc.assert(
    fc.asyncProperty(campaigns, chunkSizes, async (campaign, sizes) => {
      expect(await check(campaign, {}, sizes)).toEqual(await check(campaign));
    }),
  );
});

test('the order of rows matters neither in the list nor on file, when the rows of an address agree', async () => {
  await fc.assert(
    fc.asyncProperty(shuffledCampaigns, senders, async ({ campaign, shuffled }, sender) => {
      expect(judgement(await check(shuffled, sender))).toEqual(judgement(await check(campaign, sender)));
    }),
  );
});

test('a row that is repeated in another spelling is a duplicate and changes no rate', async () => {
  const respelled = fc.constantFrom<(address: string) => string>(
    (address) => address.toUpperCase(),
    (address) => ` ${address} `,
    (address) => `<${address}>`,
    (address) => `mailto:${address}`,
    (address) => `${address};`,
    // because an address that is none is only compared as text
    (address) => (address.includes('..') ? address : address.replace('müller', 'xn--mller-kva')),
  );
  await fc.assert(
    fc.asyncProperty(campaigns, respelled, fc.nat(), async (campaign, spell, pick) => {
      const row = campaign.rows[pick % campaign.rows.length] ?? '';
      const [address = '', ...cells] = row.split(',');
      const again = [spell(address), ...cells].join(',');
      const before = await check(campaign);
      const after = await check({ ...campaign, rows: [...campaign.rows, again] });
      expect(after.rates).toEqual(before.rates);
      expect(after.counts).toEqual({
        ...before.counts,
        rows: before.counts.rows + 1,
        duplicates: before.counts.duplicates + 1,
      });
    }),
  );
});

test('a result holds no address of the list or the files', async () => {
  await fc.assert(
    fc.asyncProperty(campaigns, async (campaign) => {
      const text = JSON.stringify(await check(campaign));
      expect(text).not.toContain('@');
      expect(text).not.toMatch(/\b(reader|zoë|x\.\.y)\b|no_such|inbox/);
    }),
  );
});

describe('sums', () => {
  test('causes, sources and groups add up to the rate, and groups to the recipients', async () => {
    await fc.assert(
      fc.asyncProperty(campaigns, senders, async (campaign, sender) => {
        const result = await check(campaign, sender);
        const expected = result.rates?.asCommitted.total.expected ?? 0;
        for (const shares of [result.byCause, result.bySource, result.byGroup]) {
          expect(shares.reduce((sum, { total }) => sum + total, 0)).toBeCloseTo(expected, 7);
        }
        const sum = (shares: readonly { recipients: number }[]) =>
          shares.reduce((all, one) => all + one.recipients, 0);
        expect([sum(result.bySource), sum(result.byGroup)]).toEqual([
          result.counts.mailed,
          result.counts.mailed,
        ]);
      }),
    );
  });

  test('rows are recipients and duplicates, the suppressed are those of each reason', async () => {
    await fc.assert(
      fc.asyncProperty(campaigns, senders, async (campaign, sender) => {
        const { counts, findingsByCode, findingsTotal } = await check(campaign, sender);
        expect(counts.rows).toBe(campaign.rows.length);
        expect(counts.recipients + counts.duplicates).toBe(counts.rows);
        const byReason = Object.values(counts.suppressedByReason).reduce((sum, count) => sum + count, 0);
        expect(counts.suppressed).toBe(byReason);
        const dropped = sender.senderAppliesSuppression ? counts.suppressed : 0;
        expect(counts.mailed).toBe(counts.recipients - dropped);
        expect(counts.mailedAfterCleaning).toBeLessThanOrEqual(counts.mailed);
        expect(findingsByCode.reduce((sum, { count }) => sum + count, 0)).toBe(findingsTotal);
      }),
    );
  });
});

describe('more bad rows never help', () => {
  const bad = fc.constantFrom('new..one@mail.example,,,,,', 'new@mail.example,,,,,');

  test('a list that fails still fails with a further row that is known to be bad', async () => {
    await fc.assert(
      fc.asyncProperty(campaigns, bad, fc.nat(), async (campaign, row, place) => {
        const onFile = [...campaign.onFile, 'new@mail.example,550 5.1.1 no such user,,'];
        const before = await check({ ...campaign, onFile });
        const at = place % (campaign.rows.length + 1);
        const rows = [...campaign.rows.slice(0, at), row, ...campaign.rows.slice(at)];
        const after = await check({ rows, onFile });
        if (before.verdict === 'fail') expect(after.verdict).toBe('fail');
        const rate = (result: CampaignResult) => result.rates?.asCommitted.hard.expected ?? 0;
        if (rate(before) < 0.9) expect(rate(after)).toBeGreaterThan(rate(before));
      }),
    );
  });

  test('a further suppression never turns a list that fails for a wish into one that does not', async () => {
    await fc.assert(
      fc.asyncProperty(
        campaigns,
        fc.constantFrom('bounce', 'invalid', 'soft bounce', 'manual'),
        async (campaign, reason) => {
          const wish = 'reader@mail.example,unsubscribe,,';
          const before = await check({ ...campaign, onFile: [...campaign.onFile, wish] });
          expect(before.verdict).toBe('fail');
          const further = [...campaign.onFile, wish, `READER@mail.example,${reason},,`];
          const after = await check({ ...campaign, onFile: further });
          expect(after.verdict).toBe('fail');
          expect(after.counts.suppressedByReason).toEqual(before.counts.suppressedByReason);
        },
      ),
    );
  });
});
