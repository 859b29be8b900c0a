import { authorshipOf } from '../../core/access/authorship.ts';
import { campaignRefText } from '../../core/access/campaign-ref.ts';
import type { CheckRef } from '../../core/access/check-ref.ts';
import { type Asker, refuseAsker, refuseOverrider } from '../../core/access/refuse-access.ts';
import { slackName } from '../../core/access/slack-person.ts';
import type { OverrideRecord } from '../../core/ledger/ledger-record.ts';
import { overrideRecordedCheck } from '../../core/override/override-recorded-check.ts';
import { toolVersion } from '../../core/tool-version.ts';
import { openApprovalLedger } from '../../io/open-approval-ledger.ts';
import type { OverrideTold } from '../../report/slack/views/override-notice.ts';
import type { BotLedger } from '../bot-context.ts';
import { type Desk, isRewritten, ledgerNamed } from './desk.ts';
import { rerunCheck } from './rerun-check.ts';
import { slackMark } from './slack-origin.ts';
import { takeTurn } from './take-turn.ts';

/** Who overrides which check, and why; `viewId` tells two forms of one user apart. */
export interface OverrideAsked {
  readonly asker: Asker;
  readonly ref: CheckRef;
  readonly reason: string;
  readonly viewId: string;
}

/**
 * Overrides a check: waits for its turn, asks Slack anew who may, reads the ledger itself, writes the override to it and
 * runs the check again. Of several people at once one wins, and the others are told who it was.
 */
export async function performOverride(desk: Desk, asked: OverrideAsked): Promise<OverrideTold> {
  const { asker, ref } = asked;
  const { config } = desk.context;
  const stranger = refuseAsker(asker, config.teams);
  if (stranger !== null) return { kind: 'no-access', refusal: stranger };
  const ledger = ledgerNamed(desk, ref.ledger);
  if (ledger === null) return { kind: 'refused', refusal: 'no-check', standing: null };
  const key = `override:${campaignRefText(ref)}`;
  const turn = await takeTurn(desk.context, { key, owner: `${slackName(asker)} ${asked.viewId}` });
  if (!turn.ok) return { kind: 'raced', by: turn.holder?.split(' ')[0] ?? null };
  const written = await writeOverride(desk, asked, ledger).finally(turn.end);
  if (written.kind !== 'written') return written;
  const { record } = written;
  desk.context.nudge(ledger.name);
  return { kind: 'overridden', record, rerun: await rerunCheck(desk.context, ledger, record.id) };
}

type OverrideWritten =
  | { readonly kind: 'written'; readonly record: OverrideRecord }
  | Exclude<OverrideTold, { readonly kind: 'overridden' }>;

async function writeOverride(
  desk: Desk,
  { asker, ref, reason }: OverrideAsked,
  { name, place }: BotLedger,
): Promise<OverrideWritten> {
  const { config, clock, sign } = desk.context;
  // because somebody may have left the group while the turn was waited for
  const members = await desk.groups.members(asker, { fresh: true });
  if (await isRewritten(desk, name)) return { kind: 'rewritten' };
  const records = openApprovalLedger({ place, tool: toolVersion, run: null, mark: slackMark });
  const snapshot = await records.readInOrder();
  if (snapshot === null) return { kind: 'unreadable' };
  const { history } = snapshot;
  const check = history.checks.find(({ id, campaign }) => id === ref.check && campaign === ref.campaign);
  if (check === undefined) return { kind: 'refused', refusal: 'no-check', standing: null };
  const { people } = config.override;
  const authorship = authorshipOf(history.checks, check, { user: asker.user, people });
  const refusal = refuseOverrider(asker, config.override, { members, authorship });
  if (refusal !== null) return { kind: 'no-access', refusal };
  const nowMs = clock.nowMs();
  const request = { ...ref, reason, by: slackName(asker), nowMs, origin: records.origin(nowMs) };
  const made = overrideRecordedCheck(history, request, sign);
  if (!made.ok) return { kind: 'refused', refusal: made.refusal, standing: made.standing };
  if (!(await records.append([made.record]))) return { kind: 'not-written' };
  return { kind: 'written', record: made.record };
}
