import type { ChannelConfig } from '../../core/bot/bot-config.ts';
import { botScopes, historyScopes } from '../../core/bot/bot-scopes.ts';
import { type HealthCheck, judgeClock, judgeScopes } from '../../core/bot/health-check.ts';
import type { SlackAnswer, SlackClient, SlackFailure } from '../../io/slack/slack-client.ts';
import type { OpenedContext } from '../open-context.ts';

/** Token, scopes, clock, channels and group, as Slack sees them; everything is asked, nothing is posted. */
export async function checkSlack(
  context: Pick<OpenedContext, 'slack' | 'config' | 'clock'>,
): Promise<readonly HealthCheck[]> {
  const { config, clock } = context;
  const slack = await context.slack(null);
  if (slack === null) return [unknownToken('not_installed')];
  const startMs = clock.nowMs();
  const auth = await slack.authTest();
  if (!auth.ok) return [stateOfToken(auth.failure)];
  const { team, scopes, serverTimeMs } = auth.value;
  // because the answer was written about half way between
  const midMs = (startMs + clock.nowMs()) / 2;
  const checks: HealthCheck[] = [
    { code: 'token', state: 'well', args: { team } },
    judgeScopes(scopes, [...botScopes, ...(config.findLostPosts ? historyScopes : [])]),
    judgeClock(serverTimeMs, midMs),
  ];
  for (const channel of config.channels) checks.push(await checkChannel(slack, channel));
  const { group } = config.override;
  if (group !== null) checks.push(await checkGroup(slack, group));
  return checks;
}

function unknownToken(code: string): HealthCheck {
  return { code: 'token', state: 'unknown', args: { code } };
}

function stateOfToken({ kind, code }: SlackFailure): HealthCheck {
  return kind === 'refused' ? { code: 'token', state: 'wrong', args: { code } } : unknownToken(code);
}

async function checkChannel(slack: SlackClient, config: ChannelConfig): Promise<HealthCheck> {
  const answer = await slack.channelInfo(config.id);
  const reason = answer.ok ? reasonOf(answer.value, config) : answer.failure.code;
  const state = reason === null ? 'well' : stateOf(answer);
  return { code: 'channel', state, args: { channel: config.id, ...(reason === null ? {} : { reason }) } };
}

function reasonOf(
  facts: { readonly isExternal: boolean; readonly isArchived: boolean; readonly isMember: boolean },
  { allowExternal }: ChannelConfig,
): string | null {
  if (facts.isArchived) return 'archived';
  if (!facts.isMember) return 'not_member';
  return facts.isExternal && !allowExternal ? 'external' : null;
}

async function checkGroup(slack: SlackClient, group: string): Promise<HealthCheck> {
  const answer = await slack.groupMembers(group);
  if (!answer.ok) {
    return { code: 'group', state: stateOf(answer), args: { group, reason: answer.failure.code } };
  }
  const people = answer.value.length;
  if (people === 0) return { code: 'group', state: 'wrong', args: { group, reason: 'empty' } };
  return { code: 'group', state: 'well', args: { group, people } };
}

/** What Slack refused is wrong; what it did not answer is not known. */
function stateOf(answer: SlackAnswer<unknown>): 'wrong' | 'unknown' {
  return answer.ok || answer.failure.kind === 'refused' ? 'wrong' : 'unknown';
}
