import { makePacker } from '../../../src/core/packed/make-packer.ts';
import { rowInts } from '../../../src/core/packed/packed-rows.ts';
import { PiecePacker, type PieceRead } from '../../../src/core/packed/piece-packer.ts';
import type { PieceThreads } from '../../../src/core/packed/piece-queue.ts';

/** How pieces are cut, and by how many they are read in turn. */
export interface NearThreads {
  readonly pieceBytes: number;
  readonly packers: number;
  /** Most rows of a piece. */
  readonly rows?: number;
}

/** Reads pieces as threads do, here and at once; `isReady` from the start. */
export function nearThreads({ pieceBytes, packers, rows = pieceBytes }: NearThreads): PieceThreads {
  return {
    isReady: true,
    open: <Said>(
      form: ConstructorParameters<typeof PiecePacker>[0],
      job: Parameters<typeof makePacker>[0],
    ) => {
      const all = Array.from({ length: packers + 1 }, () => new PiecePacker(form, makePacker(job)));
      let turn = 0;
      let waiting = 0;
      const read = (packer: number, parts: readonly Uint8Array[]) => {
        const bytes = Buffer.concat(parts);
        const ints = new Int32Array(rows * rowInts);
        // because the packer of a job says what the job's rows say
        const found = all[packer]?.pack(bytes, ints) as PieceRead<Said>;
        waiting += 1;
        const release = () => {
          waiting -= 1;
        };
        return { ...found, bytes, ints, packer: packer + 1, release };
      };
      return {
        pieceBytes,
        get hasRoom() {
          return waiting < packers;
        },
        get hasRoomHere() {
          return waiting < 2 * packers;
        },
        add: async (parts) => {
          turn += 1;
          return read(turn % packers, parts);
        },
        readHere: (parts) => read(packers, parts),
        // because every other time somebody else was faster
        listen: async () => {
          turn += 1;
          if (turn % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
        },
      };
    },
  };
}
