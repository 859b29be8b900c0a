import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

// because every test file that uses folders must leave none behind, they lie in one that goes when its tests end
const root = await mkdtemp(join(tmpdir(), 'bounce-gate-test-'));
afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));

/** Makes a folder of its own with these files, by their paths in it. */
export async function temporaryFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(root, 'folder-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** The paths of all files in a folder, sorted. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = items.filter((item) => !item.isDirectory());
  return files.map((item) => join(item.parentPath, item.name).slice(folder.length + 1)).sort();
}

export function bytesOf(folder: string, path: string): Promise<Buffer> {
  return readFile(join(folder, path));
}
