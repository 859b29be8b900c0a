import type { ChannelConfig } from '../bot/bot-config.ts';
import { notifyBar } from '../bot/bot-config.ts';
import type { CheckRecord, LedgerRecord } from '../ledger/ledger-record.ts';
import { decisionOf } from '../post/card-facts.ts';
import type { Decision } from '../post/decision.ts';
import { overrideOfCheck } from '../post/override-of-check.ts';
import { runOfCheck } from '../post/run-of-check.ts';

/** A check, what the ledger had of its campaign before it, and which earlier runs have a card in the channel. */
export interface RunNotice {
  readonly check: CheckRecord;
  /** In the order of the branch. */
  readonly before: readonly LedgerRecord[];
  readonly hasCard: (run: string) => boolean;
}

/**
 * Whether the run of a check gets a card where there is none yet. Channels that hear only of trouble also hear that it is
 * over: a run that is fine gets a card when the last one with a card was not.
 */
export function deservesCard({ notify }: Pick<ChannelConfig, 'notify'>, notice: RunNotice): boolean {
  const { check, before, hasCard } = notice;
  if (notify === 'always') return true;
  const run = runOfCheck(check);
  const earlier = checksOf(before).filter((other) => runOfCheck(other) !== run);
  if (notify === 'on-change') return isChange(check, earlier.at(-1), before);
  const bar = notifyBar[notify];
  if (bar.includes(check.verdict)) return true;
  const told = earlier.findLast((other) => hasCard(runOfCheck(other)));
  return told !== undefined && bar.includes(told.verdict);
}

/** The checks among records. */
export function checksOf(records: readonly LedgerRecord[]): readonly CheckRecord[] {
  return records.filter((record) => record.kind === 'check');
}

function isChange(
  check: CheckRecord,
  previous: CheckRecord | undefined,
  before: readonly LedgerRecord[],
): boolean {
  const decision = decisionThen(check, before);
  return decision !== (previous === undefined ? 'passed' : decisionThen(previous, before));
}

/** What a check decided when it was made: an override that came later does not count. */
function decisionThen(check: CheckRecord, records: readonly LedgerRecord[]): Decision {
  const known = records.filter(({ at }) => at < check.at);
  const override = overrideOfCheck(check, {
    overrides: known.filter((record) => record.kind === 'override'),
    approvals: known.filter((record) => record.kind === 'approval'),
    nowMs: Date.parse(check.at),
  });
  return decisionOf(check, override);
}
