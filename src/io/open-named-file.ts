import type { ByteSource } from '../core/byte-source.ts';
import { type OpenOptions, openFile } from './open-file.ts';

/** A file as messages show it, and where it lies. */
export interface NamedFile {
  readonly shown: string;
  readonly path: string;
}

/** Opens a file that was named by itself, outside of any policy; its problems show it as it was named. */
export async function openNamedFile(
  { shown, path }: NamedFile,
  options: OpenOptions = {},
): Promise<ByteSource> {
  const source = await openFile(path, options);
  const problem = () => {
    const found = source.problem();
    return found === undefined ? undefined : { ...found, file: shown };
  };
  return { path: shown, chunks: source.chunks, problem };
}
