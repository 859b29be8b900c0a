import type { SlackMessage } from '../../core/slack/block-kit.ts';
import type { InFlight } from '../in-flight.ts';
import type { OpenedContext } from '../open-context.ts';
import type { IntakeParts } from './receive-request.ts';
import { openSeenRequests } from './seen-requests.ts';

/** The parts of the door, from what the bot works with. */
export function openIntake(
  context: OpenedContext,
  parts: {
    readonly teams: readonly string[];
    readonly app: string | null;
    readonly inFlight: InFlight;
    readonly watchdogMs?: number;
  },
): IntakeParts {
  const { store, clock, owner, log, metrics, linkHosts, responseOrigins } = context;
  const { teams, app, inFlight, watchdogMs } = parts;
  return {
    rules: { teams, app, responseOrigins },
    payloadRules: { linkHosts },
    take: openSeenRequests({ store, nowMs: clock.nowMs, owner }),
    respond: async (team, url, body) => {
      const message = messageOf(body);
      const slack = message === null ? null : await context.slack(team);
      if (message === null || slack === null) return false;
      const how = { inChannel: message.inChannel, replaceOriginal: false };
      const sent = await slack.respond(url, message, how);
      if (!sent.ok) log.warn('answer-not-sent', { code: sent.failure.code });
      return sent.ok;
    },
    inFlight,
    log,
    metrics,
    nowMs: clock.nowMs,
    ...(watchdogMs === undefined ? {} : { watchdogMs }),
  };
}

function messageOf(body: unknown): (SlackMessage & { readonly inChannel: boolean }) | null {
  if (typeof body !== 'object' || body === null || !('text' in body) || !('blocks' in body)) return null;
  const inChannel = 'response_type' in body && body.response_type === 'in_channel';
  // because only our own renderers make messages, and the exit judges them again
  const { text, blocks } = body as SlackMessage;
  return { text, blocks, inChannel };
}
