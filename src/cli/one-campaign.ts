import type { Problem } from '../core/finding.ts';
import { type Arguments, wrong } from './read-arguments.ts';

/** The name of the one campaign that a command is about, or what is wrong with the names that were given. */
export function oneCampaign(command: string, { positionals }: Arguments): string | Problem {
  const [campaign, ...more] = positionals;
  const help = `See bounce-gate ${command} --help`;
  if (campaign === undefined) return wrong(command, `needs the name of a campaign. ${help}`);
  if (more.length === 0) return campaign;
  return wrong(command, `takes one campaign at a time, and ${positionals.length} are named. ${help}`);
}
