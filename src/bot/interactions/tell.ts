import type { SlackModal } from '../../core/slack/block-kit.ts';
import type { SlackAnswer } from '../../io/slack/slack-client.ts';
import { notOpenedNotice } from '../../report/slack/views/form-prose.ts';
import { type Notice, noticeMessage, noticeModal } from '../../report/slack/views/notice.ts';
import type { BotContext } from '../bot-context.ts';
import type { Click } from './read-click.ts';

/** Tells the one who pressed a button something nobody else sees: under the message, or in a modal where there is none. */
export async function tell(context: BotContext, click: Click, notice: Notice): Promise<void> {
  const client = await context.slack(click.team);
  if (client === null) return;
  const { responseUrl, triggerId } = click;
  const answer =
    responseUrl === null
      ? await client.openModal(triggerId, noticeModal(notice))
      : await client.respond(responseUrl, noticeMessage(notice), {
          inChannel: false,
          replaceOriginal: false,
        });
  note(context, answer);
}

/** Opens a form; where Slack does not open it, because it took too long for instance, that is said. */
export async function showForm(context: BotContext, click: Click, form: SlackModal): Promise<void> {
  const client = await context.slack(click.team);
  if (client === null) return;
  const opened = await client.openModal(click.triggerId, form);
  note(context, opened);
  if (opened.ok || click.responseUrl === null) return;
  await tell(context, click, notOpenedNotice);
}

/** Logs that Slack did not take something. */
export function note({ log }: BotContext, answer: SlackAnswer<unknown>): void {
  if (!answer.ok) log.warn('not-told', { kind: answer.failure.kind, code: answer.failure.code });
}
