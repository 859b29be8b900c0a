import { applyRunOverrides } from '../core/override/apply-review-override.ts';
import { type LabelEvent, readLabelEvent } from '../core/override/read-label-event.ts';
import type { Task } from '../core/review/choose-task.ts';
import type { RunReview } from '../core/review/run-review.ts';
import { toolVersion } from '../core/tool-version.ts';
import type { ApprovalLedger } from '../io/approval-ledger.ts';
import { verifyEd25519 } from '../io/sign.ts';
import type { ActionLedger } from './action-ledger.ts';
import type { LabelsApplied } from './override-by-label.ts';
import type { TaskContext } from './perform-task.ts';
import type { Inputs } from './read-inputs.ts';

/** The ledger that overrides and approvals are written to; null where this run may not write one. */
export async function writableLedger(
  ledger: ActionLedger | null,
  { ledger: mode }: Inputs,
): Promise<ApprovalLedger | null> {
  if (ledger === null || mode !== 'on') return null;
  // because a run without a ledger need not load what writes one
  const { openApprovalLedger } = await import('../io/open-approval-ledger.ts');
  const { place, origin: run, mark } = ledger;
  return openApprovalLedger({ place, tool: toolVersion, run, mark });
}

/**
 * A review with the overrides of the ledger, and with that of a label which somebody put on the pull request just now.
 * No failure of it changes a verdict.
 */
export async function overrideReview(
  run: RunReview,
  task: Extract<Task, { kind: 'review' }>,
  { inputs, context }: { readonly inputs: Inputs; readonly context: TaskContext },
): Promise<LabelsApplied> {
  const known = applyRunOverrides(run, {
    ledger: context.ledger?.history ?? null,
    verifySignature: verifyEd25519,
  });
  const event = labelEventOf(context);
  if (event === null || event.labels.length === 0 || known.verdict !== 'fail')
    return { run: known, said: [] };
  try {
    const { overrideByLabel } = await import('./override-by-label.ts');
    return await overrideByLabel(known, {
      event,
      tokenIsReadOnly: task.tokenIsReadOnly,
      isDryRun: inputs.mode === 'dry-run',
      ledger: await writableLedger(context.ledger, inputs),
      client: await context.client(),
    });
  } catch {
    return { run: known, said: ['Labels were not looked at, because of an error in the program itself.'] };
  }
}

// because on pull_request_target the files may be a stranger's, and a token that writes is about
function labelEventOf({ env, payload }: TaskContext): LabelEvent | null {
  return env.GITHUB_EVENT_NAME === 'pull_request' ? readLabelEvent(payload) : null;
}
