import { mkdtemp, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { onTestFinished, vi } from 'vitest';

/** Puts a git first on the PATH of this test that runs `commands` where its arguments match, and the real git otherwise. */
export async function fakeGit(parent: string, match: string, commands: string): Promise<void> {
  const folder = await mkdtemp(join(parent, 'bin-'));
  const path = process.env.PATH ?? '';
  const script = `#!/bin/sh\ncase "$*" in ${match}) ${commands};; esac\nPATH='${path}' exec git "$@"\n`;
  await writeFile(join(folder, 'git'), script, { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}${delimiter}${path}`);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}
