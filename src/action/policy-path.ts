import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRequest } from '../io/prepare-checks.ts';

/** The policy file that is looked for when neither `config` nor `list` is given. */
export const defaultConfig = '.github/bounce-gate.yml';

/** What to say where a policy lies in the default place and is not read; nothing where none does, or it is. */
export async function unreadPolicyNotes({ policy, workspace }: RunRequest): Promise<readonly string[]> {
  const path = join(workspace.folder, defaultConfig);
  const isUnread = policy === null && (await stat(path).catch(() => null)) !== null;
  if (!isUnread) return [];
  return [
    `${defaultConfig} is not read, because a list is named by itself. To judge it by that policy, add: config: ${defaultConfig}`,
  ];
}
