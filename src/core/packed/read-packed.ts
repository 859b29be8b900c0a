import type { ByteSource } from '../byte-source.ts';
import { RecordReader } from '../list/read-records.ts';
import type { ReadResult } from '../list/read-summary.ts';
import type { OnRecord } from '../list/record.ts';
import { PackingReader } from './packing-reader.ts';
import type { PieceThreads } from './piece-queue.ts';
import { PieceReader } from './piece-reader.ts';
import type { OpenPacking } from './row-packing.ts';

/** From so many bytes on the number of a file's records is guessed. */
const guessedFrom = 1 << 20;

/** Because a file need not go on as it began, no more than this is believed. */
const mostGuessed = 8_000_000;

/** How the records of a source are taken. */
export interface PackedReading<Said> {
  /** Takes the records that are not packed. */
  readonly onRecord: OnRecord;
  readonly open: OpenPacking<Said>;
  /** Where pieces of the file are packed; absent, here. */
  readonly threads?: PieceThreads | undefined;
}

/**
 * Reads the records of a source, packed where that is possible, in the order of the file; a source that broke off is a
 * problem, whatever was read of it.
 */
export async function readPacked<Said>(
  source: ByteSource,
  { onRecord, open, threads }: PackedReading<Said>,
): Promise<ReadResult> {
  const packing: PackingReader<Said> = new PackingReader(open, onRecord, () => reader.form);
  const reader = new RecordReader(source.path, { beforeMove: () => packing.flush() }, (record) =>
    packing.take(record),
  );
  let pieces: PieceReader<Said> | undefined;
  let isGuessed = source.size === undefined;
  for await (const chunk of source.chunks) {
    const { job } = packing.packing ?? {};
    if (!isGuessed && reader.bytesRead >= guessedFrom) {
      isGuessed = true;
      packing.packing?.expect(Math.min(mostGuessed, reader.guessRecords(source.size ?? 0)));
    }
    if (pieces === undefined && threads?.isReady === true && job !== undefined && reader.hasLineFeeds) {
      pieces = new PieceReader(reader, packing, threads.open(reader.form, job));
    }
    const goesOn = pieces === undefined ? reader.push(chunk) : await pieces.push(chunk);
    if (!goesOn) break;
    // because reader and pieces have copies of what they still need
    source.release?.(chunk);
  }
  await pieces?.end();
  const read = reader.end();
  const problem = source.problem();
  return problem === undefined ? read : { ok: false, problem };
}
