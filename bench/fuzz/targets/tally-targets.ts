import type { CampaignResult } from '../../../src/core/campaign-result.ts';
import { decideCampaign } from '../../../src/core/decide-campaign.ts';
import { parseRecord } from '../../../src/core/ledger/parse-record.ts';
import { recordPath } from '../../../src/core/ledger/record-id.ts';
import { recordText } from '../../../src/core/ledger/record-text.ts';
import { runResult } from '../../../src/core/run-result.ts';
import type { CampaignTally } from '../../../src/core/shard/check-tally.ts';
import { joinTallies, type NamedTally } from '../../../src/core/shard/join-tallies.ts';
import { parseTally, tallyText } from '../../../src/core/shard/parse-tally.ts';
import { reporters } from '../../../src/report/report-formats.ts';
import { asOfMs, lines, testPolicy } from '../../../test/core/check-text.ts';
import { exampleCheck } from '../../../test/core/ledger/example-records.ts';
import { sha256, tallyOfText } from '../../../test/core/shard/tally-of.ts';
import { type FuzzInput, type FuzzReading, type FuzzTarget, textInput, textOf } from '../fuzz-target.ts';

/** Short, so that what comes of its tally is short enough to be kept. */
const shortList = lines('email', 'reader1@mail.example', 'x..y@mail.example');
const list = lines(
  'email,source,last_delivered_at',
  ...Array.from({ length: 40 }, (_, index) => `reader${index}@mail.example,web,2026-05-${10 + (index % 20)}`),
  ...Array.from({ length: 30 }, (_, index) => `desk${index * 7}@firm.example,fair,`),
  'gone@mail.example,web,2026-05-01',
  'x..y@mail.example,import,yesterday',
  'ann@gmial.com,,',
);
const suppressions = {
  'a.csv': lines(
    'email,reason,created_at',
    'gone@mail.example,hard-bounce,2026-05-01',
    '@firm.example,manual,',
  ),
};

/** The tallies of all shards of one check, a line each, without their digests. */
async function tallies(text: string, of: number): Promise<FuzzInput> {
  const texts: string[] = [];
  for (let index = 1; index <= of; index += 1) {
    const tally = await tallyOfText(text, { index, of }, { suppressions });
    texts.push(tallyText(tally, sha256).split('\n')[0] ?? '');
  }
  return textInput(`of ${of}`, texts.join('\n'));
}

/**
 * The tallies of a check, sealed by whoever edited them: they are refused, or decided of by the rules of the merge, with
 * counts that add up, and a record that the ledger trusts.
 */
export const tallyTarget: FuzzTarget = {
  name: 'tally',
  seeds: () => Promise.all([tallies(shortList, 1), tallies(list, 1), tallies(list, 2), tallies(list, 3)]),
  read: async (input) => {
    const read = readAll(textOf(input));
    if (typeof read === 'string') return { shape: read, told: read, shown: '' };
    const joined = joinTallies(read);
    if (!joined.ok) return reading(runResult([], joined.problems), []);
    const strange = joined.campaigns.find(({ campaign }) => campaign !== 'june');
    // because a merge has its own campaigns, and refuses those of others
    if (strange !== undefined) return { shape: 'not planned', told: '', shown: '' };
    const results = joined.campaigns.map(decide);
    return reading(runResult(results), results);
  },
};

function readAll(text: string): readonly NamedTally[] | string {
  const named: NamedTally[] = [];
  for (const [index, body] of text.split('\n').entries()) {
    const read = parseTally(`${body}\n${JSON.stringify({ sha256: sha256(body) })}\n`, sha256);
    if (!read.ok) return read.reason;
    named.push({ file: `part-${index + 1}.json`, tally: read.tally });
  }
  return named;
}

function decide({ campaign, list: path, digests, count, asOfMs }: CampaignTally): CampaignResult {
  const about = { campaign, asOfMs, list: { path }, digests: () => digests };
  const result = decideCampaign({ ...about, policy: testPolicy }, count);
  expectSound(result);
  return result;
}

/** Throws unless rates are rates, counts add up, and the ledger would trust the record of it. */
function expectSound(result: CampaignResult): void {
  const { rates, counts } = result;
  const { recipients, rows, mailed, invalid, suppressed } = counts;
  if (recipients > rows || mailed > recipients || invalid > recipients || suppressed > recipients)
    throw new Error(`counts that do not add up: ${JSON.stringify(counts)}`);
  for (const { expected, low, high } of Object.values(rates?.asCommitted ?? {}))
    if (!(low >= 0 && low <= expected && expected <= high && high <= 1))
      throw new Error(`no rate: ${JSON.stringify(rates)}`);
  // because a record counts to a thousand million, which no file of rows that are addresses has
  if (rows > 1e9) return;
  const record = exampleCheck(result, asOfMs);
  const bytes = Buffer.from(recordText(record));
  const read = parseRecord({ path: recordPath(record.id), bytes, commitTimeMs: asOfMs });
  if (!read.ok) throw new Error(`a record that is not trusted: ${read.reason}\n${bytes.toString()}`);
}

/** All reports of the run; the names of files, which stand in JSON and SARIF as the repository has them, are left out. */
function reading(run: ReturnType<typeof runResult>, results: readonly CampaignResult[]): FuzzReading {
  const { json, sarif, ...others } = reporters;
  const data = JSON.stringify(run, (key, value) => (['file', 'list', 'path'].includes(key) ? '' : value));
  // because the style sheet of a page has at-rules
  const texts = Object.values(others).map((report) => report(run).replace(/<style>[^<]*<\/style>/, ''));
  const shown = [data, ...texts].join('\n');
  const told = [json(run), sarif(run), shown].join('\n');
  const codes = [...run.problems, ...results.flatMap(({ problems }) => problems)].map(({ code }) => code);
  const reasons = results.flatMap((result) => result.reasons.map(({ code }) => code));
  return { shape: [run.verdict, ...new Set([...codes, ...reasons])].join(' '), told, shown };
}
