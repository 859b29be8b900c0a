import { join } from 'node:path';
import type { Problem } from '../core/finding.ts';
import type { LedgerHistory } from '../core/ledger/ledger-history.ts';
import type { LedgerReason } from '../core/ledger/ledger-reason.ts';
import { outcomeOfSources, totalOutcome } from '../core/outcome/complete-outcome.ts';
import type { EventsConcluded } from '../core/outcome/conclude-events.ts';
import { decideOutcome } from '../core/outcome/decide-outcome.ts';
import { type OutcomeResult, outcomeResult } from '../core/outcome/outcome-result.ts';
import { type Paired, pairCheck } from '../core/outcome/pair-check.ts';
import { readSourceCounts } from '../core/outcome/read-source-counts.ts';
import type { StatedOutcome } from '../core/outcome/read-stated-outcome.ts';
import { unknownToLedger } from '../core/outcome/unknown-to-ledger.ts';
import { defaultParameters } from '../core/projection/parameters.ts';
import { policyParameters } from '../core/projection/policy-parameters.ts';
import { countSentEvents } from './count-sent-events.ts';
import { openFile } from './open-file.ts';
import { type NamedFile, openNamedFile } from './open-named-file.ts';
import type { OutcomeKept, OutcomeLedger } from './open-outcome-ledger.ts';
import { type PreparedCheck, prepareChecks, type RunRequest } from './prepare-checks.ts';

/** An outcome that is to be recorded. */
export interface RecordRequest {
  readonly campaign: string;
  /** The policy and the files of the campaign, where there are any. */
  readonly run: RunRequest;
  /** The id of the check it was sent by, where it was given. */
  readonly checkId: string | null;
  readonly stated: StatedOutcome;
  /** Where the counts are, unless they were said. */
  readonly counts:
    | { readonly kind: 'stated' }
    | { readonly kind: 'by-source' | 'events'; readonly file: NamedFile };
  /** Whether to write it, or only to show what would be written. */
  readonly write: boolean;
}

/** What was recorded and what became of it, or why nothing was. */
export type OutcomeRecorded =
  | {
      readonly ok: true;
      readonly result: OutcomeResult;
      readonly fate: OutcomeKept | { readonly kind: 'shown' };
      /** False when the server could not be asked what is recorded already. */
      readonly fresh: boolean;
    }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly unreachable: LedgerReason | null };

/** Reads the ledger, finds the check of the send, counts what came of it, and writes the outcome. */
export async function recordOutcome(request: RecordRequest, ledger: OutcomeLedger): Promise<OutcomeRecorded> {
  const { campaign, checkId, stated, run } = request;
  const read = await ledger.read();
  if (!read.ok) return { ok: false, problems: [], unreachable: read.reason };
  const { history, fresh } = read;
  const found = await findCampaign(request, history);
  if (!found.ok) return refuse(found.problems);
  const { prepared } = found;
  const listDigest = prepared === null ? null : await digestOfList(prepared);
  const { sentAt, countedAtMs, sender } = stated;
  const pairing = pairCheck(history, { campaign, checkId, sentAt, countedAtMs, listDigest });
  if (!pairing.ok) return refuse([pairing.problem]);
  const { paired } = pairing;
  const counted = await countOutcome(request, { prepared, history, paired });
  if (!counted.ok) return refuse(counted.problems);
  const origin = ledger.origin(run.nowMs);
  const decided = decideOutcome(history, {
    campaign,
    paired,
    counts: counted.counts,
    countedAtMs,
    sender,
    origin,
  });
  if (!decided.ok) return refuse([decided.problem]);
  const { decision } = decided;
  const result = outcomeResult(history, decision, {
    sentAtFrom: paired.sentAtFrom,
    parameters: prepared === null ? defaultParameters : policyParameters(prepared.planned.policy.chances),
    nowMs: run.nowMs,
    warnings: counted.warnings,
  });
  const isWritten = decision.kind !== 'already-recorded' && request.write;
  const fate = isWritten ? await ledger.append(decision.record) : ({ kind: 'shown' } as const);
  return { ok: true, result, fate, fresh };
}

type CampaignFound =
  | { readonly ok: true; readonly prepared: PreparedCheck | null }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A campaign that the policy does not name may still be on the ledger; its events need its list. */
async function findCampaign(
  { campaign, run, counts }: RecordRequest,
  history: LedgerHistory,
): Promise<CampaignFound> {
  const unknown = unknownToLedger(campaign, history);
  if (run.policy === null && unknown !== null) return { ok: false, problems: [unknown] };
  if (run.policy === null && run.list === null) {
    const needsList: Problem = { code: 'campaign-needs-list', args: {} };
    return counts.kind === 'events' ? { ok: false, problems: [needsList] } : { ok: true, prepared: null };
  }
  const campaigns = run.policy === null ? [] : [campaign];
  const prepared = await prepareChecks({ ...run, campaigns });
  if (prepared.ok) return { ok: true, prepared: prepared.checks[0] ?? null };
  const isGone = prepared.problems.every(
    ({ code }) => code === 'unknown-campaign' || code === 'policy-no-campaign',
  );
  const isOnLedger = history.records.some((record) => record.campaign === campaign);
  return isGone && isOnLedger && counts.kind !== 'events'
    ? { ok: true, prepared: null }
    : { ok: false, problems: prepared.problems };
}

/** The digest of the list as it lies now; null where it cannot be read. */
async function digestOfList({ planned, workspace }: PreparedCheck): Promise<string | null> {
  const source = await openFile(join(workspace.folder, planned.list));
  for await (const _ of source.chunks);
  return source.digest() === '' ? null : source.digest();
}

interface Context {
  readonly prepared: PreparedCheck | null;
  readonly history: LedgerHistory;
  readonly paired: Paired;
}

type Counted =
  | Omit<Extract<EventsConcluded, { ok: true }>, 'evidenceHolds'>
  | Extract<EventsConcluded, { ok: false }>;

async function countOutcome(
  { stated, counts }: RecordRequest,
  { prepared, history, paired }: Context,
): Promise<Counted> {
  if (counts.kind === 'stated') return withoutWarnings(totalOutcome(stated));
  const { file } = counts;
  if (counts.kind === 'by-source') {
    const read = await readSourceCounts(await openNamedFile(file));
    return read.ok ? withoutWarnings(outcomeOfSources(stated, read.sources, file.shown)) : read;
  }
  if (prepared === null) return { ok: false, problems: [{ code: 'campaign-needs-list', args: {} }] };
  const { check, sentAtMs } = paired;
  return countSentEvents({ prepared, history, check, sentAtMs, sent: stated.sent, events: file });
}

function withoutWarnings(completed: ReturnType<typeof totalOutcome>): Counted {
  return completed.ok ? { ...completed, warnings: [] } : completed;
}

function refuse(problems: readonly Problem[]): OutcomeRecorded {
  return { ok: false, problems, unreachable: null };
}
