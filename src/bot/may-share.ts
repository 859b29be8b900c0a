import type { BotContext } from './bot-context.ts';

/**
 * Whether an answer may be shown to all of a channel, as a post might be: one of the settings that the bot is in, and
 * shared with no other company unless the settings allow it. What Slack does not tell counts as no.
 */
export async function mayShare(
  { config, slack }: Pick<BotContext, 'config' | 'slack'>,
  channel: string,
): Promise<boolean> {
  const allowed = config.channels.find(({ id }) => id === channel);
  if (allowed === undefined) return false;
  // because posts go to the channels of this workspace alone
  const client = await slack(null);
  const asked = await client?.channelInfo(channel);
  if (asked?.ok !== true) return false;
  const { isMember, isArchived, isExternal } = asked.value;
  return isMember && !isArchived && (allowed.allowExternal || !isExternal);
}
