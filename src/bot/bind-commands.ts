import type { App } from '@slack/bolt';
import { answerCommand } from './answer-command.ts';
import type { BotContext } from './bot-context.ts';
import { type CommandBody, commandBody } from './intake/command-body.ts';
import type { Interactions } from './interactions/register-interactions.ts';

/** The one command of the bot. */
export const commandName = '/bounce-rate';

/** Answers `/bounce-rate` inside the acknowledgement; `open` opens the modals that some of its words ask for. */
export function bindCommands(app: App, context: BotContext, open: Interactions['open']): void {
  app.command(commandName, async ({ command, ack }) => {
    const { user_id: user, channel_id: channel, team_id: team, response_url: responseUrl } = command;
    const result = await answerCommand(context, { user, channel, text: command.text ?? '' });
    if (result.kind === 'open') {
      context.metrics.add('bounce_commands_total', { sub: result.open, outcome: 'opened' });
      // because Slack waits for both, and the modal within 3 s of the command
      await ack();
      return open({ ...result, user, channel, team, responseUrl, triggerId: command.trigger_id });
    }
    const { sub, told, message, inChannel, followUp } = result;
    context.metrics.add('bounce_commands_total', { sub, outcome: told });
    // because the types of Bolt know no charts and no tables
    const answer = ack as unknown as (body?: CommandBody) => Promise<void>;
    await (message === null ? answer() : answer(commandBody(message, inChannel)));
    if (followUp === null) return;
    const slack = await context.slack(team);
    const sent = await slack?.respond(responseUrl, followUp, {
      inChannel,
      replaceOriginal: message !== null,
    });
    if (sent?.ok === false) context.log.warn('answer-not-sent', { code: sent.failure.code });
  });
}
