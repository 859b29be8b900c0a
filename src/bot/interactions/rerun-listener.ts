import { campaignRefText } from '../../core/access/campaign-ref.ts';
import { parseCheckRef } from '../../core/access/check-ref.ts';
import { slackName } from '../../core/access/slack-person.ts';
import { type RerunTold, rerunNotice } from '../../report/slack/views/rerun-notice.ts';
import { type Desk, isAnswered, ledgerNamed } from './desk.ts';
import type { Click } from './read-click.ts';
import { rerunCheck } from './rerun-check.ts';
import { tell } from './tell.ts';

/** Presses of several people within this time are one. */
const onceInMs = 60_000;

/** Somebody wants a check to be run again. */
export async function onRerunClick(desk: Desk, click: Click): Promise<void> {
  const ref = parseCheckRef(click.value);
  if (ref === null || !isAnswered(desk, click)) return;
  const ledger = ledgerNamed(desk, ref.ledger);
  if (ledger === null) return;
  const { context } = desk;
  const nowMs = context.clock.nowMs();
  const key = `rerun:${campaignRefText(ref)}`;
  const owner = slackName(click);
  const isFirst = await context.store.claim(key, owner, { nowMs, untilMs: nowMs + onceInMs });
  const told: RerunTold = isFirst ? await rerunCheck(context, ledger, ref.check) : 'just-started';
  // because nothing was started, the next press may try again at once
  if (isFirst && told !== 'started' && told !== 'uncertain') await context.store.release(key, owner);
  context.metrics.add('bounce_reruns_total', { result: told });
  await tell(context, click, rerunNotice(ref.campaign, told));
}
