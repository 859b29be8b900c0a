import { applyRunOverrides } from '../core/override/apply-review-override.ts';
import { isLabelled, type LabelRun, refuseLabel, refuseLabelling } from '../core/override/judge-labelling.ts';
import { type FailedReview, labelOverride } from '../core/override/label-override.ts';
import type { Labelling } from '../core/override/labelling.ts';
import type { LabelEvent } from '../core/override/read-label-event.ts';
import type { RunReview } from '../core/review/run-review.ts';
import type { ApprovalLedger, LedgerSnapshot } from '../io/approval-ledger.ts';
import { findLabelling, mayWrite } from '../io/github/find-labelling.ts';
import type { GitHubFailure } from '../io/github/github-answer.ts';
import type { GitHubClient } from '../io/github/github-client.ts';
import { verifyEd25519 } from '../io/sign.ts';
import {
  labelCampaignSentence,
  labelFailureSentence,
  labelRefusalSentence,
  labelSentence,
} from '../report/prose/label-overrides.ts';

/** What a run has for labels. */
export interface LabelContext extends Omit<LabelRun, 'hasLedger'> {
  readonly event: LabelEvent;
  readonly ledger: ApprovalLedger | null;
  readonly client: GitHubClient;
}

/** The review with what labels override, and what the log says of them. */
export interface LabelsApplied {
  readonly run: RunReview;
  readonly said: readonly string[];
}

/**
 * Lets a label on the pull request override failed campaigns, when somebody with write access who did not open it put it
 * there just now. Whatever goes wrong overrides nothing and is said.
 */
export async function overrideByLabel(run: RunReview, context: LabelContext): Promise<LabelsApplied> {
  const failed = run.reviews.filter(isFailed);
  const labelled = failed.filter(({ after }) => isLabelled(context.event, after.overrideRules));
  const labels = new Set(labelled.map(({ after }) => after.overrideRules.label ?? ''));
  let applied: LabelsApplied = { run, said: [] };
  for (const label of labels) {
    const reviews = labelled.filter(({ after }) => after.overrideRules.label === label);
    const { run: next, said } = await applyLabel(applied.run, { label, reviews }, context);
    applied = { run: next, said: [...applied.said, ...said] };
  }
  return applied;
}

function isFailed(review: RunReview['reviews'][number]): review is FailedReview {
  return review.verdict === 'fail' && review.after !== null;
}

interface LabelledReviews {
  readonly label: string;
  readonly reviews: readonly FailedReview[];
}

async function applyLabel(
  run: RunReview,
  labelled: LabelledReviews,
  context: LabelContext,
): Promise<LabelsApplied> {
  const { label, reviews } = labelled;
  const { event, ledger } = context;
  const [first] = reviews;
  if (first === undefined) return { run, said: [] };
  const refused = refuseLabel(event, first.after.overrideRules, { ...context, hasLedger: ledger !== null });
  if (refused !== null || ledger === null) {
    return { run, said: [labelRefusalSentence(label, refused ?? 'no-ledger')] };
  }
  const allowed = await findAllowed(label, context);
  if (!allowed.ok) return { run, said: [allowed.sentence] };
  const snapshot = await ledger.read();
  if (snapshot === null) return { run, said: [labelFailureSentence(label, 'the ledger could not be read')] };
  return record(run, labelled, { ...context, ledger, snapshot, labelling: allowed.labelling });
}

type Allowed =
  | { readonly ok: true; readonly labelling: Labelling }
  | { readonly ok: false; readonly sentence: string };

async function findAllowed(label: string, { client, event }: LabelContext): Promise<Allowed> {
  const found = await findLabelling(client, { number: event.number, label });
  if (!found.ok) return { ok: false, sentence: unanswered(label, found) };
  const { labelling } = found;
  const refused = refuseLabelling(labelling, event);
  if (refused !== null || labelling === null) {
    return { ok: false, sentence: labelRefusalSentence(label, refused ?? 'taken-off', labelling?.login) };
  }
  const access = await mayWrite(client, labelling.login);
  if (!access.ok) return { ok: false, sentence: unanswered(label, access) };
  if (access.mayWrite) return { ok: true, labelling };
  return { ok: false, sentence: labelRefusalSentence(label, 'no-write-access', labelling.login) };
}

function unanswered(label: string, { reason, missingPermission }: GitHubFailure): string {
  const what = `GitHub did not tell who put it there (${reason})`;
  return labelFailureSentence(label, what, missingPermission);
}

interface Recording extends LabelContext {
  readonly ledger: ApprovalLedger;
  readonly snapshot: LedgerSnapshot;
  readonly labelling: Labelling;
}

async function record(
  run: RunReview,
  { label, reviews }: LabelledReviews,
  { ledger, snapshot: { history }, labelling, event }: Recording,
): Promise<LabelsApplied> {
  const request = { label, number: event.number, labelling, originAt: ledger.origin };
  const made = reviews.map((review) => ({ review, override: labelOverride(review, request, history) }));
  const said = made.flatMap(({ review: { after }, override }) =>
    override.kind === 'refused'
      ? [
          labelCampaignSentence(label, after.campaign, {
            refusal: override.refusal,
            rules: after.overrideRules,
          }),
        ]
      : [],
  );
  const records = made.flatMap(({ override }) => (override.kind === 'made' ? [override.record] : []));
  if (records.length > 0 && !(await ledger.append(records))) {
    return { run, said: [...said, labelFailureSentence(label, 'the ledger could not be written')] };
  }
  if (records.length > 0) {
    const campaigns = records.map(({ campaign }) => campaign);
    said.push(labelSentence(label, labelling.login, campaigns));
  }
  const overrides = [...history.overrides, ...records];
  const known = { overrides, approvals: history.approvals };
  return { run: applyRunOverrides(run, { ledger: known, verifySignature: verifyEd25519 }), said };
}
