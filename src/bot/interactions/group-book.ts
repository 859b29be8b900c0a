import { needsGroup } from '../../core/access/refuse-access.ts';
import type { SlackPerson } from '../../core/access/slack-person.ts';
import type { BotContext } from '../bot-context.ts';
import { inTime } from './in-time.ts';

/** Who is in the group that may override. */
export interface GroupBook {
  /**
   * The members, null when Slack does not tell them in time; an answer of the last minute will do unless `fresh`. Slack is
   * not asked where the group does not matter.
   */
  readonly members: (
    person: SlackPerson,
    how: { readonly fresh: boolean },
  ) => Promise<readonly string[] | null>;
}

const keptMs = 60_000;
/** A form must be opened within 3 s of the click, and opening takes its time too. */
const patienceMs = 1500;

/** Opens the book of one process; only answers are kept, also those that came too late, and never failures. */
export function openGroupBook(context: BotContext): GroupBook {
  const kept = new Map<string, { readonly members: readonly string[]; readonly atMs: number }>();
  const { clock } = context;
  const { override } = context.config;
  const ask = async (team: string, group: string) => {
    const members = await askSlack(context, team, group);
    if (members === null) kept.delete(team);
    else kept.set(team, { members, atMs: clock.nowMs() });
    return members;
  };
  return {
    members: async (person, { fresh }) => {
      const { group } = override;
      if (group === null || !needsGroup(person, override)) return null;
      const known = kept.get(person.team);
      if (!fresh && known !== undefined && clock.nowMs() - known.atMs < keptMs) return known.members;
      const asked = ask(person.team, group);
      return fresh ? asked : inTime(clock, asked, patienceMs);
    },
  };
}

async function askSlack(
  { slack, log }: BotContext,
  team: string,
  group: string,
): Promise<readonly string[] | null> {
  const client = await slack(team);
  if (client === null) return null;
  const answer = await client.groupMembers(group);
  if (answer.ok) return answer.value;
  log.warn('group-unknown', { kind: answer.failure.kind, code: answer.failure.code });
  return null;
}
