import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CampaignResult, Removal } from '../../src/core/campaign-result.ts';
import { defaultPolicy } from '../../src/core/policy/default-policy.ts';
import { asOfMs, checkText, lines } from './check-text.ts';
import { cleanText, fixText } from './clean-text.ts';
import { exampleHistory } from './ledger/example-records.ts';

const header = 'email,source,opted_in_at,last_delivered_at,verification,soft_bounces';

/** Kinds of rows, some of which cleaning takes out, whatever they do to the rate. */
const kinds = {
  lately: (n: number) => `a${n}@mail.example,web,2024-01-01,2026-06-0${1 + (n % 9)},,`,
  'years ago': (n: number) => `b${n}@mail.example,crm,2018-01-01,202${n % 3}-03-01,,`,
  'years ago at a provider': (n: number) => `b${n}@gmail.com,crm,2018-01-01,202${n % 4}-03-01,,`,
  never: (n: number) => `c${n}@mail.example,fair,201${n % 9}-05-05,,,`,
  unknown: (n: number) => `sales${n}@mail.example,,,,,`,
  soft: (n: number) => `d${n}@mail.example,web,,,,${1 + (n % 4)}`,
  'catch-all': (n: number) => `e${n}@mail.example,web,,,catch-all,`,
  'opted out': (n: number) => `out${n}@mail.example,web,2024-01-01,2026-06-10,,`,
  bounced: (n: number) => `gone${n}@mail.example,web,,,,`,
  invalid: (n: number) => `bad..${n}@mail.example,web,,,,`,
} as const;
type Kind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as Kind[]; // because these are its keys

const mixes = fc
  .tuple(
    fc.integer({ min: 1, max: 60 }),
    fc.dictionary(fc.constantFrom(...kindNames), fc.nat(12), { maxKeys: 8 }),
    fc.array(fc.nat(200), { maxLength: 6 }),
  )
  .map(([good, some, again]) => {
    const rows = kindNames.flatMap((kind) =>
      Array.from({ length: kind === 'lately' ? good : (some[kind] ?? 0) }, (_, n) => kinds[kind](n)),
    );
    return [...rows, ...again.flatMap((index) => rows[index] ?? [])];
  })
  .chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length }));

const onFile = Array.from({ length: 12 }, (_, n) => [
  `out${n}@mail.example,unsubscribe`,
  `gone${n}@mail.example,hard bounce`,
]).flat();
const suppressions = { 'a.csv': lines('email,reason', 'nobody@other.example,manual', ...onFile) };

const policies = fc
  .record({
    fail: fc.constantFrom(0.008, 0.02, 0.03, 0.05),
    optedOut: fc.constantFrom('fail', 'warn'),
    strict: fc.boolean(),
    senderAppliesSuppression: fc.boolean(),
  })
  .map(({ fail, optedOut, ...rules }) => ({
    ...rules,
    total: { warn: null, fail },
    suppressed: { ...defaultPolicy.suppressed, unsubscribe: optedOut },
    sources: new Map([['fair', 'event']] as const),
  }));

/** What past sends taught: more bounces than were projected, so that kinds of rows are told apart otherwise than by default. */
async function taughtBy(rows: readonly string[], hard: number) {
  const result = await checkText(lines(header, ...rows), { suppressions });
  return exampleHistory(result, asOfMs - 20 * 86_400_000, hard);
}
const taught = await taughtBy(
  [...Array(30).keys()].flatMap((n) => [kinds.never(n), kinds['years ago'](n), kinds.lately(n)]),
  14,
);

/** How many rows of each group and source a fix names. */
function named({ fixAfterCleaning }: CampaignResult): Record<string, number> {
  const removals: readonly Removal[] = fixAfterCleaning?.removals ?? [];
  return Object.fromEntries(removals.map(({ cause, source, remove }) => [`${cause} ${source}`, remove]));
}

function rowsOf(text: string): string[] {
  return text.split('\n').slice(1, -1);
}

interface Removed {
  readonly line: number;
  readonly code: string;
  readonly row: string;
}

/** The rows that went beside those of `others`. */
function besides(list: string, removed: string, others: string): Removed[] {
  const rows = rowsOf(list);
  const told = (text: string): string[][] => parse(text, { from_line: 2 });
  const cleaned = new Set(told(others).map(([line]) => line));
  return told(removed)
    .filter(([line]) => !cleaned.has(line))
    .map(([line, code = '']) => ({ line: Number(line), code, row: rows[Number(line) - 2] ?? '' }));
}

function byGroup(removed: readonly Removed[]): Record<string, number> {
  const groups = Map.groupBy(removed, ({ code, row }) => `${code} ${row.split(',')[1]}`);
  return Object.fromEntries([...groups].map(([group, { length }]) => [group, length]));
}

function linesOf(removed: string): Set<number> {
  return new Set(rowsOf(removed).map((row) => Number(row.split(',')[0])));
}

describe('a list that is cleaned with its fix', () => {
  test.each([
    ['with no past send', {}],
    ['with what a send taught', { ledger: taught }],
  ])('does not fail, and lost no row that the fix does not name, %s', async (_, past) => {
    let fixed = 0;
    await fc.assert(
      fc.asyncProperty(mixes, policies, async (rows, policy) => {
        const list = lines(header, ...rows);
        const options = { suppressions, policy, ...past };
        const plain = await cleanText(Buffer.from(list), options);
        const { result, cleaned, removed, counts } = await fixText(list, options);
        expect(result).toEqual(plain.result);
        const { verdict, fixAfterCleaning: fix } = result;
        // because nobody is told of rows where nothing is written
        if (verdict === 'unchecked' || fix?.possible === false) return;
        expect(byGroup(besides(list, removed, plain.removed))).toEqual(named(result));
        const gone = linesOf(removed);
        expect(rowsOf(cleaned.toString())).toEqual(
          rowsOf(list).filter((_row, index) => !gone.has(index + 2)),
        );
        if (counts.kept === 0) return;
        fixed += fix === null ? 0 : 1;
        const after = await checkText(cleaned, options);
        expect(after.verdict).not.toBe('fail');
        if (fix !== null) expect(after.rates?.asCommitted.total.expected).toBeCloseTo(fix.totalAfter, 8);
      }),
      { numRuns: 80 },
    );
    expect(fixed).toBeGreaterThan(8);
  });

  test('loses the fewest rows that suffice: with the last of them back it fails', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(mixes, policies, async (rows, policy) => {
        const list = lines(header, ...rows);
        const options = { suppressions, policy };
        const plain = await cleanText(Buffer.from(list), options);
        const { cleaned, removed } = await fixText(list, options);
        const beside = besides(list, removed, plain.removed);
        if (beside.length === 0) return;
        tried += 1;
        const again = beside.map(({ row }) => checkText(`${cleaned}${row}\n`, options));
        expect((await Promise.all(again)).map(({ verdict }) => verdict)).toContain('fail');
      }),
      { numRuns: 30 },
    );
    expect(tried).toBeGreaterThan(3);
  });
});

describe('the fix beside cleaning', () => {
  const good = Array.from({ length: 60 }, (_, n) => kinds.lately(n));
  const policy = { total: { warn: null, fail: 0.03 } };

  test('is none where the list does not fail, or not after cleaning', async () => {
    const bounced = Array.from({ length: 8 }, (_, n) => kinds.bounced(n));
    for (const rows of [good, [...good, ...bounced]]) {
      const { fixAfterCleaning } = await checkText(lines(header, ...rows), { suppressions, policy });
      expect(fixAfterCleaning).toBeNull();
    }
  });

  test('counts only rows that cleaning leaves', async () => {
    const never = Array.from({ length: 12 }, (_, n) => kinds.never(n));
    const onFileToo = {
      'a.csv': lines('email,reason', ...never.slice(0, 4).map((row) => `${row.split(',')[0]},manual`)),
    };
    const strict = { total: { warn: null, fail: 0.008 } };
    const list = lines(header, ...good, ...never);
    const { fixAfterCleaning } = await checkText(list, { suppressions: onFileToo, policy: strict });
    expect(fixAfterCleaning?.removals).toMatchObject([
      { cause: 'never-delivered-unknown', source: 'fair', of: 8 },
    ]);
  });
});
