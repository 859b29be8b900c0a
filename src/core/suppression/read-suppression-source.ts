import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { openArchive } from './open-archive.ts';
import { readSuppressionFile, type SuppressionSink } from './read-suppression-file.ts';
import type { SuppressionFile } from './suppression-file.ts';

/** What was read of a source, file by file. */
export interface SuppressionSourceRead {
  readonly files: readonly SuppressionFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads one source of suppressions, or every file of a ZIP archive. A file of an archive may be empty, as when nobody
 * bounced; all of it may not.
 */
export async function readSuppressionSource<Taken>(
  source: ByteSource,
  sink: SuppressionSink<Taken>,
): Promise<SuppressionSourceRead> {
  const files: SuppressionFile[] = [];
  const problems: Problem[] = [];
  const empty: Problem[] = [];
  for await (const part of openArchive(source)) {
    const read = await readSuppressionFile(part, sink);
    if (!('code' in read)) files.push(read);
    else if (read.code === 'suppression-empty' && part.path !== source.path) empty.push(read);
    else problems.push(read);
  }
  const [first] = empty;
  if (first !== undefined && files.length + problems.length === 0) {
    problems.push({ ...first, file: source.path });
  }
  return { files, problems };
}
