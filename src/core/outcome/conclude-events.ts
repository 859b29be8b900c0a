import type { Problem } from '../finding.ts';
import type { CheckRecord } from '../ledger/ledger-record.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { keepKinds } from '../projection/cell-table.ts';
import { exposuresOf } from '../projection/list-exposures.ts';
import { policyParameters } from '../projection/policy-parameters.ts';
import { isDroppedBySender } from '../suppression/alias-reason.ts';
import { warnOfEvents } from './event-warnings.ts';
import type { OutcomeCounts } from './outcome-counts.ts';
import { outcomeOfEvents } from './outcome-of-events.ts';
import type { OutcomeWarning } from './outcome-warnings.ts';
import { hasSameEvidence } from './same-evidence.ts';
import { isSameList } from './same-list.ts';
import type { EventTally } from './tally-events.ts';

/** What the counts of events are held against. */
export interface EventContext {
  /** The check of the send; null when the ledger has none. */
  readonly check: CheckRecord | null;
  readonly policy: CampaignPolicy;
  /** The number sent, as it was said. */
  readonly sent: number | null;
  readonly list: { readonly path: string; readonly digest: string };
  readonly eventsPath: string;
}

/** The outcome that events tell; `evidenceHolds` when its parts could be counted. */
export type EventsConcluded =
  | {
      readonly ok: true;
      readonly counts: OutcomeCounts;
      readonly evidenceHolds: boolean;
      readonly warnings: readonly OutcomeWarning[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Turns counted events into an outcome. A list that is not the one that was checked is a problem, since bounces of
 * recipients who were taken off it would be missed. Where only the evidence has changed since, sources are counted and
 * parts are not.
 */
export function concludeEvents(tally: EventTally, context: EventContext): EventsConcluded {
  const { check, policy, sent, list, eventsPath } = context;
  if (check !== null && !isSameList(check, list.digest, tally.list)) {
    const args = { check: check.at.slice(0, 10) };
    return { ok: false, problems: [{ code: 'outcome-list-changed', file: list.path, args }] };
  }
  const parameters = policyParameters(policy.chances);
  const { senderAppliesSuppression: drops } = policy;
  const cells = keepKinds(tally.list.cells, ({ suppressed }) => !drops || !isDroppedBySender(suppressed));
  const evidenceHolds = check === null || hasSameEvidence(check, exposuresOf(cells, parameters));
  const outcome = outcomeOfEvents(tally, { sent, parameters, evidenceHolds, file: eventsPath });
  if (!outcome.ok) return outcome;
  const { counts } = outcome;
  const changed: readonly OutcomeWarning[] = evidenceHolds ? [] : [{ code: 'evidence-changed', args: {} }];
  const told = warnOfEvents(tally, { stated: sent, counted: counts.sent });
  return { ok: true, counts, evidenceHolds, warnings: [...changed, ...told] };
}
