import { campaignRefText } from '../../core/access/campaign-ref.ts';
import { parseCheckRef } from '../../core/access/check-ref.ts';
import { answerCommand } from '../answer-command.ts';
import { type Desk, isAnswered } from './desk.ts';
import type { Click } from './read-click.ts';
import { note } from './tell.ts';

/** Somebody asks why a campaign did not pass: the answer of the command, for them alone. */
export async function onWhyClick(desk: Desk, click: Click): Promise<void> {
  const ref = parseCheckRef(click.value);
  const { team, user, channel, responseUrl } = click;
  if (ref === null || channel === null || responseUrl === null || !isAnswered(desk, click)) return;
  const { context } = desk;
  const answer = await answerCommand(context, { user, channel, text: `why ${campaignRefText(ref)}` });
  const message = answer.kind === 'answer' ? (answer.followUp ?? answer.message) : null;
  const client = await context.slack(team);
  if (message === null || client === null) return;
  note(context, await client.respond(responseUrl, message, { inChannel: false, replaceOriginal: false }));
}
