import type { CampaignCount } from '../campaign-count.ts';
import type { Problem } from '../finding.ts';
import { dayOfInstant } from '../list/parse-day.ts';
import { mergeCounts } from '../merge-counts.ts';
import type { CampaignTally, CheckTally } from './check-tally.ts';

/** A tally and the file it was read from. */
export interface NamedTally {
  readonly file: string;
  readonly tally: CheckTally;
}

export type TalliesJoined =
  | { readonly ok: true; readonly campaigns: readonly CampaignTally[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Joins the tallies of all shards of one check, in any order the same. Refuses what does not make up one check: a shard that
 * is missing or there twice, other files, other rules, another version, another day. The clock of the check is the earliest of
 * the shards'.
 */
export function joinTallies(tallies: readonly NamedTally[]): TalliesJoined {
  const [first, ...others] = tallies.toSorted((a, b) => a.tally.shard.index - b.tally.shard.index);
  if (first === undefined) return { ok: false, problems: [{ code: 'tally-none', args: {} }] };
  const different = others.flatMap((other) => differenceOf(first, other) ?? []);
  if (different.length > 0) return { ok: false, problems: different };
  const incomplete = shardProblems([first, ...others], first.tally.shard.of);
  if (incomplete.length > 0) return { ok: false, problems: incomplete };
  const campaigns = first.tally.campaigns.map((campaign, place) =>
    joinCampaign(
      campaign,
      others.flatMap(({ tally }) => tally.campaigns[place] ?? []),
    ),
  );
  return { ok: true, campaigns };
}

function joinCampaign(first: CampaignTally, others: readonly CampaignTally[]): CampaignTally {
  const all = [first, ...others];
  const count: CampaignCount = mergeCounts([first.count, ...others.map((other) => other.count)]);
  const asOfMs = Math.min(...all.map((one) => one.asOfMs));
  // because a list that is not read to its end has no digest
  const digests = all.find((one) => !one.count.list.ok)?.digests ?? first.digests;
  return { ...first, digests, asOfMs, count };
}

function shardProblems(tallies: readonly NamedTally[], of: number): readonly Problem[] {
  const files = new Map<number, string>();
  const problems: Problem[] = [];
  for (const { file, tally } of tallies) {
    const { index } = tally.shard;
    const other = files.get(index);
    if (other !== undefined)
      problems.push({ code: 'tally-shard-twice', file, args: { shard: index, other } });
    files.set(index, file);
  }
  const missing = Array.from({ length: of }, (_, place) => place + 1).filter((index) => !files.has(index));
  if (missing.length === 0) return problems;
  return [
    ...problems,
    { code: 'tally-shard-missing', args: { missing: missing.join(', '), count: missing.length, of } },
  ];
}

/**
 * What every shard of one check has in common, by what it is called when one has another; null of what a shard does not know,
 * because it could not read the list to its end.
 */
const shared: readonly (readonly [what: string, of: (tally: CheckTally) => readonly unknown[]])[] = [
  ['version', ({ program, model }) => [program, model]],
  ['shards', ({ shard }) => [shard.of]],
  ['campaigns', (tally) => tally.campaigns.map(({ campaign, list }) => [campaign, list])],
  ['list', (tally) => tally.campaigns.map(({ digests, count }) => (count.list.ok ? digests.list : null))],
  ['suppressions', (tally) => tally.campaigns.map(({ digests }) => digests.suppressions)],
  ['rules', (tally) => tally.campaigns.map(({ digests }) => digests.policy)],
  ['day', (tally) => tally.campaigns.map(({ asOfMs }) => dayOfInstant(asOfMs))],
  ['ledger', (tally) => tally.campaigns.map(({ ledger, count }) => [ledger, count.deliveries])],
  ['reading', (tally) => tally.campaigns.map(({ count }) => (count.list.ok ? count.list.part.file : null))],
  ['reading', (tally) => tally.campaigns.map(({ count }) => readingOf(count))],
];

function isDifferent(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return true;
  return one.some((known, place) => {
    const there = other[place];
    return known !== null && there !== null && JSON.stringify(known) !== JSON.stringify(there);
  });
}

/** What reading the other files told. */
function readingOf({ suppressions, problems, verifications }: CampaignCount): readonly unknown[] {
  return [suppressions, problems, verifications];
}

function differenceOf(first: NamedTally, other: NamedTally): Problem | null {
  const what = shared.find(([, of]) => isDifferent(of(first.tally), of(other.tally)))?.[0];
  return what === undefined
    ? null
    : { code: 'tally-differs', file: other.file, args: { what, other: first.file } };
}
