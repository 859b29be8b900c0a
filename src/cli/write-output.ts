import { closeSync, constants, lstatSync, writeFile as writeFileTo } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { unfinishedFiles } from '../io/unfinished-files.ts';

// because the process's own streams are links too, and no branch can put anything there
const ownStream = /^\/(?:dev\/(?:stdout|stderr|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/** Whether an absolute path is itself a symbolic link, wherever that leads. */
export function isLink(path: string): boolean {
  if (ownStream.test(path)) return false;
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false; // because what is wrong with the path is told by whoever writes there
  }
}

/**
 * Writes to the file at an absolute path, or to a device. Never through a link (ELOOP), because a branch may have
 * committed one that leads out of the repository. A file that could not be written whole is removed.
 */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  if (isLink(path)) throw Object.assign(new Error('a link is not written through'), { code: 'ELOOP' });
  // because the path may become a link meanwhile; Windows knows no such flag
  const noFollow = ownStream.test(path) ? 0 : (constants.O_NOFOLLOW ?? 0);
  const flag = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | noFollow;
  if (!mayBecomeFile(path)) {
    await writeFile(path, content, { flag });
    return;
  }
  const descriptor = unfinishedFiles.open(path, flag);
  try {
    await promisify(writeFileTo)(descriptor, content);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    unfinishedFiles.delete(path);
    closeSync(descriptor);
  }
}

// because a device is not removed for what could not be written there, and a pipe without a reader would hold up a signal
function mayBecomeFile(path: string): boolean {
  if (ownStream.test(path)) return false;
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}
