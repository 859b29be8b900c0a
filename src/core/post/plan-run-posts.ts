import type { ChannelConfig } from '../bot/bot-config.ts';
import type { CheckRecord, LedgerRecord } from '../ledger/ledger-record.ts';
import { deservesCard } from '../notify/run-notice.ts';
import { type CardFacts, cardFacts } from './card-facts.ts';
import { runOfCheck } from './run-of-check.ts';

/** The checks of one run, and what the ledger had before it; empty where there is none. */
export interface RunChecks {
  readonly checks: readonly CheckRecord[];
  readonly before: readonly LedgerRecord[];
  readonly notify: ChannelConfig['notify'];
  readonly nowMs: number;
}

const gravity = { unchecked: 0, failed: 1, overridden: 2, warned: 3, passed: 4 } as const;

/** The cards that a run without a bot posts, the worst first. */
export function planRunPosts({ checks, before, notify, nowMs }: RunChecks): readonly CardFacts[] {
  const facts = checks.flatMap((check) => {
    const known = before.filter(({ campaign }) => campaign === check.campaign);
    // because whatever had to be told of earlier runs is believed told
    if (!deservesCard({ notify }, { check, before: known, hasCard: () => true })) return [];
    return cardFacts([...known, check], { run: runOfCheck(check), nowMs }) ?? [];
  });
  return facts.toSorted((left, right) => gravity[left.decision] - gravity[right.decision]);
}
