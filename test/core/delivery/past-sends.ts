import { ImpliedDeliveries } from '../../../src/core/delivery/implied-deliveries.ts';
import { planImpliedDeliveries } from '../../../src/core/delivery/plan-implied-deliveries.ts';
import { type LedgerHistory, ledgerHistory } from '../../../src/core/ledger/ledger-history.ts';
import type { CheckRecord, OutcomeRecord } from '../../../src/core/ledger/ledger-record.ts';
import { asOfMs, checkText, healthyHeader, healthyRows, lines } from '../check-text.ts';
import { exampleCheck, exampleOutcome } from '../ledger/example-records.ts';

const msPerDay = 86_400_000;
const checked = await checkText(lines(healthyHeader, ...healthyRows(1000)));

/** A send of 1,000 recipients as the ledger has it, so many days before the tests judge. */
export interface PastSend {
  readonly daysAgo: number;
  readonly digest?: string | null;
  readonly commit?: string | null;
  readonly check?: Partial<CheckRecord>;
  readonly counts?: Partial<CheckRecord['counts']>;
  readonly outcome?: Partial<OutcomeRecord>;
}

/** The day number of that many days before the tests judge. */
export function dayAgo(days: number): number {
  return Math.floor(asOfMs / msPerDay) - days;
}

/** A ledger of these sends, each with its check an hour before it. */
export function ledgerOf(...sends: readonly PastSend[]): LedgerHistory {
  const records = sends.flatMap((send, place) => {
    const atMs = asOfMs - send.daysAgo * msPerDay - 3_600_000;
    const record = exampleCheck(checked, atMs, place);
    const digest = send.digest === undefined ? digestOf(place) : send.digest;
    const check: CheckRecord = {
      ...record,
      counts: { ...record.counts, ...send.counts },
      digests: { ...record.digests, list: digest },
      run: send.commit === null ? null : runAt(send.commit ?? 'c'.repeat(40)),
      ...send.check,
    };
    return [check, exampleOutcome(check, { hard: 0, sent: 1000, ...send.outcome })];
  });
  return ledgerHistory(records, 'a'.repeat(40));
}

/** A digest for the list of each place. */
export function digestOf(place: number): string {
  return place.toString(16).padStart(64, '0');
}

/** What a plan of these sends is, with columns found by their names. */
export function planOf(...sends: readonly PastSend[]) {
  return planImpliedDeliveries(ledgerOf(...sends), { asOfMs, emailColumnOf: () => undefined });
}

/** The deliveries of these sends, each with the keys of its list. */
export function deliveriesOf(
  sends: readonly (PastSend & { readonly keys: readonly string[] })[],
): ImpliedDeliveries {
  const plan = planOf(...sends);
  const deliveries = new ImpliedDeliveries(plan);
  for (const list of plan.lists) {
    const reading = deliveries.open(list);
    for (const key of sends[Number.parseInt(list.digest, 16)]?.keys ?? []) reading.add(key);
    reading.keep();
  }
  return deliveries;
}

function runAt(commit: string): CheckRecord['run'] {
  return { repository: 'example/lists', commit, id: '1', attempt: 1, event: 'schedule' };
}
