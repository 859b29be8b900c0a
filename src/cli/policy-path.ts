import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { RunRequest } from '../io/prepare-checks.ts';

/** Where a policy is looked for when none is named. */
export const defaultPolicyPath = '.github/bounce-gate.yml';

/** Where the policy is: as named, or in the default place if it is there; a plain list needs none. */
export function policyOf(config: string | undefined, list: string | null, cwd: string): RunRequest['policy'] {
  if (config !== undefined) return { shown: config, path: isAbsolute(config) ? config : join(cwd, config) };
  const path = join(cwd, defaultPolicyPath);
  return list === null && existsSync(path) ? { shown: defaultPolicyPath, path } : null;
}

/** What to say where a policy lies in the default place and is not read; null where none does, or it is. */
export function unreadPolicyNote(policy: RunRequest['policy'], cwd: string): string | null {
  if (policy !== null || !existsSync(join(cwd, defaultPolicyPath))) return null;
  return `${defaultPolicyPath} is not read, because a list is named by itself. To judge it by that policy, add: --config ${defaultPolicyPath}\n`;
}
