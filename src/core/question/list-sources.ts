import { ledgerHistory } from '../ledger/ledger-history.ts';
import type { CheckRecord, LedgerRecord, OutcomeRecord } from '../ledger/ledger-record.ts';
import { openExposures } from '../ledger/recorded-exposures.ts';

/** One source of a campaign's list; rates are fractions of its recipients. */
export interface SourceRow {
  /** Empty where the list has no sources. */
  readonly source: string;
  readonly recipients: number;
  /** Expected rate before past sends taught anything; null where nothing was projected. */
  readonly expected: number | null;
  /** What came of it in the newest send that was counted by source. */
  readonly actual: { readonly sent: number; readonly rate: number } | null;
}

/** The sources of a check's list, the one with most expected bounces first. */
export function listSources(check: CheckRecord, records: readonly LedgerRecord[]): readonly SourceRow[] {
  const expected = new Map<string, number>();
  const { hard, soft } = check.exposures;
  for (const exposure of [...openExposures(hard, check.sources), ...openExposures(soft, check.sources)]) {
    expected.set(exposure.source, (expected.get(exposure.source) ?? 0) + exposure.expected);
  }
  const actual = actualBySource(records);
  const rows = check.sources.map(([source, recipients]) => ({
    source,
    recipients,
    expected: check.rates === null || recipients === 0 ? null : (expected.get(source) ?? 0) / recipients,
    actual: actual.get(source) ?? null,
  }));
  return rows.toSorted((one, other) => (expected.get(other.source) ?? 0) - (expected.get(one.source) ?? 0));
}

interface Counted {
  readonly sent: number;
  readonly bounced: number;
}

function actualBySource(records: readonly LedgerRecord[]) {
  const outcome = ledgerHistory(records, null).sends.findLast(
    ({ outcome: { bySource, parts } }) => bySource.length + parts.length > 0,
  )?.outcome;
  const sums = new Map<string, Counted>();
  for (const { source, sent, bounced } of outcome === undefined ? [] : countsOf(outcome)) {
    const known = sums.get(source) ?? { sent: 0, bounced: 0 };
    sums.set(source, { sent: known.sent + sent, bounced: known.bounced + bounced });
  }
  const rates = [...sums].filter(([, { sent }]) => sent > 0);
  return new Map(rates.map(([source, { sent, bounced }]) => [source, { sent, rate: bounced / sent }]));
}

function countsOf({ bySource, parts }: OutcomeRecord): readonly (Counted & { readonly source: string })[] {
  if (bySource.length > 0) {
    return bySource.map(({ source, sent, hard, soft }) => ({ source, sent, bounced: hard + (soft ?? 0) }));
  }
  return parts.map(({ source, recipients, hard, soft }) => ({
    source,
    sent: recipients,
    bounced: hard + (soft ?? 0),
  }));
}
