import type { CampaignResult, Rate } from '../campaign-result.ts';
import { showable } from '../showable.ts';
import { type CheckRecord, recordVersion } from './ledger-record.ts';
import { maxRecordBytes } from './max-record-bytes.ts';
import { maxSourceLength, maxSources } from './record-limits.ts';
import { recordText } from './record-text.ts';
import { recordable } from './recordable.ts';
import { recordExposures } from './recorded-exposures.ts';

/** What a record says of where it was made. */
export interface RecordOrigin {
  readonly id: string;
  readonly atMs: number;
  /** Version of the tool. */
  readonly tool: string;
  readonly run: CheckRecord['run'];
}

// because the digest of a handful of rows is a digest of an address
const fewestRowsWithDigest = 20;

/**
 * The record of one check. It fits into a record whatever the list holds: the smallest sources are counted together
 * until it does.
 */
export function checkRecordOf(result: CampaignResult, origin: RecordOrigin, tip: string | null): CheckRecord {
  let record = recordWith(result, origin, { tip, sources: maxSources - 1 });
  for (
    let sources = record.sources.length;
    tooLong(record) && sources > 0;
    sources = Math.floor(sources / 2)
  ) {
    record = recordWith(result, origin, { tip, sources: Math.floor(sources / 2) });
  }
  return record;
}

function driftOf(drift: CampaignResult['history']['drift']): CheckRecord['drift'] {
  if (drift === null) return null;
  const sources = drift.sources.slice(0, 5).map(({ source, factor }) => ({
    source: showable(source, maxSourceLength),
    factor,
  }));
  return { since: drift.since, factor: drift.factor, sources };
}

function suppressionsDigest({ digests, suppressionFiles }: CampaignResult): string | null {
  const entries = suppressionFiles.reduce((sum, file) => sum + file.entries, 0);
  const isTelling = entries > 0 && entries < fewestRowsWithDigest;
  return digests.suppressions === '' || isTelling ? null : digests.suppressions;
}

function tooLong(record: CheckRecord): boolean {
  return new TextEncoder().encode(recordText(record)).length > maxRecordBytes;
}

function recordWith(
  result: CampaignResult,
  origin: RecordOrigin,
  { tip, sources }: { readonly tip: string | null; readonly sources: number },
): CheckRecord {
  const { counts, rates, limits, history } = result;
  const { suppressedByReason, ...numbers } = counts;
  const failLimit = limits.total.fail;
  const total = rates?.asCommitted.total;
  return {
    v: recordVersion,
    kind: 'check',
    ...originOf(origin),
    campaign: result.campaign,
    list: recordable(result.list, 300),
    digests: digestsOf(result),
    asOf: result.asOf,
    sendAt: result.sendAt,
    verdict: result.verdict,
    tier: result.tier,
    model: result.model,
    counts: numbers,
    suppressedByReason: suppressedPairs(suppressedByReason),
    rates: rates === null ? null : ratesOf(rates.asCommitted),
    limits: {
      total: { ...limits.total },
      hard: { ...limits.hard },
      soft: { ...limits.soft },
      risk: limits.risk,
    },
    rules: rulesOf(result),
    aboveLimit: failLimit === null ? null : (total?.probabilityAbove[String(failLimit)] ?? null),
    reasons: result.reasons.map(({ code }) => code).slice(0, 32),
    problems: [...new Set(result.problems.map(({ code }) => code))].slice(0, 32),
    history: { campaigns: history.campaigns, tip },
    drift: driftOf(history.drift),
    ...recordExposures(result.exposures, sources),
  };
}

function digestsOf(result: CampaignResult): CheckRecord['digests'] {
  const { list, policy } = result.digests;
  return {
    list: result.counts.rows < fewestRowsWithDigest || list === '' ? null : list,
    suppressions: suppressionsDigest(result),
    policy,
  };
}

/** What a reader of the ledger has to know of the policy: who may override, until when it holds, who is told. */
function rulesOf({ overrideRules, approvalMaxAgeDays, slackChannel }: CampaignResult): CheckRecord['rules'] {
  const { ceiling, key } = overrideRules;
  return { overrideCeiling: ceiling, signed: key !== null, approvalMaxAgeDays, slackChannel };
}

/** The members that every record starts with. */
export function originOf({ id, atMs, tool, run }: RecordOrigin) {
  return { id, at: new Date(atMs).toISOString(), tool: recordable(tool, 40), run };
}

function suppressedPairs(counts: CampaignResult['counts']['suppressedByReason']) {
  // because Object.entries forgets the key type of a Record
  const pairs = Object.entries(counts) as [keyof typeof counts, number][];
  return pairs.filter(([, count]) => count > 0);
}

function ratesOf({ hard, soft, total }: Readonly<Record<'hard' | 'soft' | 'total', Rate>>) {
  const triple = ({ expected, low, high }: Rate): [number, number, number] => [expected, low, high];
  return { hard: triple(hard), soft: triple(soft), total: triple(total) };
}
