import type { FileSource } from '../open-file.ts';

/** Why no more may be read. */
export type BudgetEnd = 'too-slow' | 'too-large';

/** How much time and how many bytes the reading of past lists may still take; close it when done. */
export interface ReadingBudget {
  /** Bytes read so far, gzip undone. */
  readonly bytes: () => number;
  /** Why reading must stop; undefined while it may go on. */
  readonly end: () => BudgetEnd | undefined;
  /** The source, but its bytes end where the budget does; it tells no digest then. */
  readonly limit: (source: FileSource) => FileSource;
  readonly close: () => void;
}

/** What a budget allows, and what is called when the time is over, so that what still waits can be ended. */
export interface BudgetLimits {
  readonly waitMs: number;
  readonly maxBytes: number;
  readonly onLate: () => void;
}

/** Starts the clock of a budget. */
export function startBudget({ waitMs, maxBytes, onLate }: BudgetLimits): ReadingBudget {
  let late = false;
  let bytes = 0;
  const timer = setTimeout(() => {
    late = true;
    onLate();
  }, waitMs);
  const end = () => {
    if (late) return 'too-slow';
    return bytes > maxBytes ? 'too-large' : undefined;
  };
  async function* limited(chunks: FileSource['chunks']): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (end() !== undefined) return;
      yield chunk;
    }
  }
  return {
    bytes: () => bytes,
    end,
    limit: (source) => ({ ...source, chunks: limited(source.chunks) }),
    close: () => clearTimeout(timer),
  };
}
