import { ImpliedDeliveries, type SentListReading } from '../../core/delivery/implied-deliveries.ts';
import {
  type DeliveryPlanRules,
  planImpliedDeliveries,
  type SentList,
} from '../../core/delivery/plan-implied-deliveries.ts';
import { countSkips, type SendSkip, type SendsSkipped } from '../../core/delivery/sends-skipped.ts';
import type { LedgerHistory } from '../../core/ledger/ledger-history.ts';
import { defaultPolicy } from '../../core/policy/default-policy.ts';
import { readRecipientKeys } from '../../core/review/read-recipient-keys.ts';
import { openGitReader } from '../git/git-reader.ts';
import type { FileSource } from '../open-file.ts';
import { openSentList, type PastFiles } from './open-sent-list.ts';
import { startBudget } from './reading-budget.ts';

/** Whose past sends are looked at, and how long that may take. */
export interface DeliveriesRequest extends DeliveryPlanRules {
  /** Top folder of the checkout whose history has the lists. */
  readonly folder: string;
  readonly ledger: LedgerHistory;
  /** For all lists together. */
  readonly waitMs?: number;
  /** Of all lists together, gzip undone. */
  readonly maxBytes?: number;
}

/** What was read of past sends. */
export interface DeliveriesFacts {
  /** Sends whose lists were read. */
  readonly sends: number;
  /** Contents that were read. */
  readonly lists: number;
  readonly recipients: number;
  readonly bytes: number;
  readonly skipped: SendsSkipped;
}

/** Past sends for checks of the same day; null when none is recorded, so that nothing need be looked up. */
export interface DeliveriesOpened {
  readonly deliveries: ImpliedDeliveries | null;
  readonly facts: DeliveriesFacts;
}

const defaultWaitMs = 10_000;
const defaultMaxBytes = 1 << 29;

/**
 * Reads from git who was on the lists of recorded sends, newest send first, until time or room is used up. What cannot
 * be read implies nothing and is counted; nothing is thrown or checked out.
 */
export async function openDeliveries(request: DeliveriesRequest): Promise<DeliveriesOpened> {
  const plan = planImpliedDeliveries(request.ledger, request);
  const deliveries = new ImpliedDeliveries(plan);
  const read = plan.lists.length === 0 ? nothing : await readLists(deliveries, plan.lists, request);
  const { size } = deliveries.bits;
  const facts = { ...read, recipients: size, skipped: countSkips(deliveries.skipped) };
  return { deliveries: plan.sends.length + plan.skipped.length === 0 ? null : deliveries, facts };
}

const nothing = { sends: 0, lists: 0, bytes: 0 };

async function readLists(
  deliveries: ImpliedDeliveries,
  lists: readonly SentList[],
  { folder, waitMs = defaultWaitMs, maxBytes = defaultMaxBytes }: DeliveriesRequest,
): Promise<typeof nothing> {
  const opened = await openGitReader(folder);
  if (!opened.ok) {
    for (const list of lists) deliveries.skip(list, 'list-missing');
    return nothing;
  }
  const { reader } = opened;
  // because closing the reader ends whatever git still does
  const budget = startBudget({ waitMs, maxBytes, onLate: () => void reader.close().catch(() => undefined) });
  const files = { reader, budget, digests: new Map<string, string>() };
  const done = { sends: 0, lists: 0 };
  try {
    for (const list of lists) {
      const failed = await readList(deliveries, list, files);
      if (failed !== undefined) {
        deliveries.skip(list, failed);
        continue;
      }
      done.lists += 1;
      done.sends += list.sends.length;
    }
    return { ...done, bytes: budget.bytes() };
  } finally {
    budget.close();
    await reader.close();
  }
}

/** Reads one list from the first place that has it as it was sent; the reason when none has. */
async function readList(
  deliveries: ImpliedDeliveries,
  list: SentList,
  files: PastFiles,
): Promise<SendSkip | undefined> {
  let failed: SendSkip | undefined = 'list-missing';
  for await (const source of openSentList(files, list)) {
    const reading = deliveries.open(list);
    failed = await readRecipients(reading, list, source);
    if (failed === undefined) {
      reading.keep();
      return undefined;
    }
    reading.undo();
    if (failed === 'too-large') break;
  }
  // because what was cut off by the budget looks like a broken file
  return files.budget.end() ?? failed;
}

async function readRecipients(
  reading: SentListReading,
  { digest, emailColumn }: SentList,
  source: FileSource,
): Promise<SendSkip | undefined> {
  const columns = emailColumn === null ? {} : { email: emailColumn };
  let room = true;
  const whole = await readRecipientKeys(source, { ...defaultPolicy, columns }, (key) => {
    room &&= reading.add(key);
  });
  if (!room) return 'too-large';
  if (source.problem() !== undefined) return 'list-missing';
  if (!whole) return 'list-unreadable';
  // because a list that was changed before its check was never committed as it was sent
  return source.digest() === digest ? undefined : 'list-missing';
}
