import type { OverrideAccess } from '../bot/bot-config.ts';
import type { CheckRecord } from '../ledger/ledger-record.ts';
import { isOfSameFiles } from '../override/is-of-same-files.ts';
import { isSameName } from '../override/is-same-name.ts';

/** Whose check it is: one's own, that of others, or nobody can tell. */
export type Authorship = 'own' | 'others' | 'unknown';

/**
 * Whether somebody started any check of these files and rules. All of them count and not only the newest, because a
 * colleague or the bot may have run it again. A machine's run tells nothing; a person who is not among the known people
 * may be anybody.
 */
export function authorshipOf(
  checks: readonly CheckRecord[],
  check: CheckRecord,
  { user, people }: { readonly user: string; readonly people: OverrideAccess['people'] },
): Authorship {
  const same = checks.filter((other) => other.campaign === check.campaign && isOfSameFiles(other, check));
  const logins = [...same, check].flatMap(({ run }) => run?.actor ?? []);
  const persons = [...new Set(logins)].filter((login) => !login.endsWith('[bot]'));
  const users = persons.map((login) => userOf(login, people));
  if (users.includes(user)) return 'own';
  return users.length === 0 || users.includes(null) ? 'unknown' : 'others';
}

function userOf(login: string, people: OverrideAccess['people']): string | null {
  return Object.entries(people).find(([name]) => isSameName(name, login))?.[1] ?? null;
}
