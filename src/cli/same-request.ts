import { holdsAddress } from '../core/holds-address.ts';
import { limitInputNames } from '../core/policy/apply-limit-inputs.ts';
import { unsafeCharacters } from '../core/unsafe-characters.ts';
import type { Arguments } from './read-arguments.ts';

/** Options that say what is judged and by which rules, as far as every command about one list has them. */
const shared = ['config', 'suppressions', 'email-column', 'as-of'] as const;

/** How such a command is to be written. */
export interface NextCommand {
  /** Its name, with the flags that only it has. */
  readonly command: readonly [name: string, ...flags: readonly string[]];
  readonly campaign: string;
  /** True to judge by the limits and past sends that this run judged by. */
  readonly judges: boolean;
}

/**
 * A command about the list that this run was about, with the arguments that named it, for a POSIX shell; null where one of them
 * cannot be shown, since it may hold an address or would look like another on a screen.
 */
export function sameRequest(args: Arguments, { command, campaign, judges }: NextCommand): string | null {
  const [name, ...flags] = command;
  const list = args.text('list');
  const options = [...shared, ...(judges ? limitInputNames : [])].flatMap((option) =>
    args.texts(option).map((value) => `--${option} ${shellWord(value)}`),
  );
  const past = judges && args.flag('no-history') ? ['--no-history'] : [];
  const what = list === undefined ? shellWord(campaign) : `--list ${shellWord(list)}`;
  const line = ['bounce-gate', name, what, ...flags, ...options, ...past].join(' ');
  return holdsAddress(line) || line.search(unsafeCharacters) >= 0 ? null : line;
}

function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
