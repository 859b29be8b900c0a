import type { CampaignInput } from '../core/check-campaign.ts';
import type { ImpliedDeliveries } from '../core/delivery/implied-deliveries.ts';
import { judgeDeliveries } from '../core/delivery/judge-deliveries.ts';
import type { LedgerHistory } from '../core/ledger/ledger-history.ts';
import type { CheckRecord } from '../core/ledger/ledger-record.ts';
import { type DayNumber, dayOfInstant, parseDay } from '../core/list/parse-day.ts';
import { concludeEvents, type EventsConcluded } from '../core/outcome/conclude-events.ts';
import { kindOfReply } from '../core/outcome/kind-of-reply.ts';
import { tallyEvents } from '../core/outcome/tally-events.ts';
import type { CampaignPolicy } from '../core/policy/campaign-policy.ts';
import { readSuppressions, type SuppressionsRead } from '../core/suppression/read-suppressions.ts';
import { readDnsCache } from './dns/read-dns-cache.ts';
import { findCheckout } from './git/find-checkout.ts';
import { type GitReader, openGitReader } from './git/git-reader.ts';
import { hashAddress } from './hash-address.ts';
import { openCampaign } from './open-campaign.ts';
import { type NamedFile, openNamedFile } from './open-named-file.ts';
import { openSuppressionsAt } from './open-review-side.ts';
import { openVerificationsAt } from './open-verifications-at.ts';
import type { PreparedCheck } from './prepare-checks.ts';

/** A send whose events are to be counted. */
export interface SentEvents {
  readonly prepared: PreparedCheck;
  readonly history: LedgerHistory;
  /** The check it was sent by; null when the ledger has none. */
  readonly check: CheckRecord | null;
  readonly sentAtMs: number;
  /** The number sent, as it was said. */
  readonly sent: number | null;
  readonly events: NamedFile;
}

/** A campaign's files as they may have been at the send. */
interface SentFiles extends Pick<CampaignInput, 'list' | 'suppressions' | 'dns' | 'verifications'> {
  /** Digest of the list, once it was read. */
  readonly digest: () => string;
}

/**
 * Counts the events of a send against the list it went to: as the commit of its check has it where the clone has that
 * commit, else as it lies in the folder. Files with the evidence of the check go before others.
 */
export async function countSentEvents(send: SentEvents): Promise<EventsConcluded> {
  const deliveries = await openDeliveriesOf(send);
  let best: EventsConcluded | null = null;
  for await (const files of filesOf(send)) {
    const counted = await countWith(files, send, deliveries);
    if (counted.ok && counted.evidenceHolds) return counted;
    if (best?.ok !== true) best = counted;
  }
  return best ?? { ok: false, problems: [] };
}

async function* filesOf(send: SentEvents): AsyncGenerator<SentFiles> {
  const { planned, workspace } = send.prepared;
  const commit = send.check?.run?.commit ?? null;
  // because paths in a commit are those from its top folder
  const isTop = commit !== null && (await findCheckout(workspace.folder)) === workspace.folder;
  const opened = isTop ? await openGitReader(workspace.folder) : null;
  if (commit !== null && opened?.ok === true) {
    try {
      yield* filesAt(opened.reader, commit, send);
    } finally {
      await opened.reader.close();
    }
  }
  const { list, suppressions, dns, verifications, digests } = await openCampaign(planned, workspace);
  const evidence = { dns: dns ?? null, verifications: verifications ?? null };
  yield { list, suppressions, ...evidence, digest: () => digests().list };
}

async function* filesAt(reader: GitReader, id: string, { prepared }: SentEvents): AsyncGenerator<SentFiles> {
  const { list, policy } = prepared.planned;
  const commit = await reader.resolveCommit(id);
  if (!commit.ok) return;
  const { sources } = await openSuppressionsAt(reader, commit.value, policy.suppressions);
  const source = await reader.openBlob(commit.value, list);
  const { dns, dnsCache } = policy;
  const read = dns === 'off' ? null : await readDnsCache(await reader.openBlob(commit.value, dnsCache), true);
  const at = { commit: commit.value, before: null };
  const verified = await openVerificationsAt(reader, at, { policy, asOfMs: prepared.workspace.asOfMs });
  const evidence = { dns: read, verifications: verified.read };
  yield { list: source, suppressions: sources, ...evidence, digest: source.digest };
}

async function countWith(
  files: SentFiles,
  send: SentEvents,
  deliveries: ImpliedDeliveries | null,
): Promise<EventsConcluded> {
  const { list, suppressions, digest } = files;
  const { check, sent, sentAtMs } = send;
  const { policy } = send.prepared.planned;
  const asOfDay = (check === null ? null : parseDay(check.asOf)) ?? dayOfInstant(sentAtMs);
  const { suppressionScopes: scopes } = policy;
  const rules = { asOfDay, scopes, repeats: policy, hash: hashAddress };
  const onFile = await readSuppressions(suppressions ?? [], rules);
  if (onFile.problems.length > 0) return { ok: false, problems: onFile.problems };
  const tallied = await tallyEvents({
    list,
    rules: { policy, asOfDay, ...evidenceOf(files, { policy, asOfDay, onFile, deliveries }) },
    events: await openNamedFile(send.events),
    sentMs: sentAtMs,
    classify: kindOfReply,
  });
  if (!tallied.ok) return { ok: false, problems: [tallied.problem] };
  return concludeEvents(tallied.tally, {
    check,
    policy,
    sent,
    list: { path: list.path, digest: digest() },
    eventsPath: send.events.shown,
  });
}

interface EvidenceParts {
  readonly policy: CampaignPolicy;
  readonly asOfDay: DayNumber;
  readonly onFile: SuppressionsRead;
  readonly deliveries: ImpliedDeliveries | null;
}

/** What was known of the recipients at the send beside the list. */
function evidenceOf(
  { dns, verifications }: SentFiles,
  { policy, asOfDay, onFile, deliveries }: EvidenceParts,
) {
  const { table, otherScopes } = onFile;
  const { softSuppressAfter } = policy;
  return {
    suppressions: table,
    otherScopes,
    deliveries:
      deliveries && judgeDeliveries(deliveries, { tables: [table, otherScopes], softSuppressAfter }),
    // because what cannot be read any more only means that the evidence differs, which is told
    dns: dns?.ok ? { cache: dns.cache, asOfDay } : null,
    verifications: verifications?.table ?? null,
  };
}

// because what past sends implied at the check is part of the evidence it had
async function openDeliveriesOf({ prepared, history, check }: SentEvents): Promise<ImpliedDeliveries | null> {
  const { planned, workspace } = prepared;
  if (check === null || !planned.policy.impliedDeliveries || history.sends.length === 0) return null;
  const { openDeliveries } = await import('./deliveries/open-deliveries.ts');
  const opened = await openDeliveries({
    folder: await findCheckout(workspace.folder),
    ledger: history,
    asOfMs: Date.parse(check.at),
    emailColumnOf: (campaign) => (campaign === planned.campaign ? planned.policy.columns.email : undefined),
  });
  return opened.deliveries;
}
