import type { PackingJob } from './make-packer.ts';
import type { PieceForm, PieceRead } from './piece-packer.ts';

/** A piece of a file that was read elsewhere. Its bytes and rows are valid until `release`. */
export interface PieceDone<Said> extends PieceRead<Said> {
  readonly bytes: Uint8Array;
  readonly ints: Int32Array;
  /** Which packer it was, since each has numbers of its own. */
  readonly packer: number;
  readonly release: () => void;
}

/** Has pieces of one file read elsewhere. */
export interface PieceQueue<Said> {
  /** Most bytes of a piece. */
  readonly pieceBytes: number;
  /** How many pieces there may be that were not released. */
  readonly most: number;
  /** Copies a piece, given in parts, and has it read. Rejects where whoever reads it is no more. */
  readonly add: (parts: readonly Uint8Array[]) => Promise<PieceDone<Said>>;
}

/** What a check that may use several threads is given. */
export interface PieceThreads {
  /** Whether they run already; starting takes some time, in which whoever asks reads on by itself. */
  readonly isReady: boolean;
  /** Begins a file: how its records are split, and how its rows are packed. */
  readonly open: <Said>(form: PieceForm, job: PackingJob) => PieceQueue<Said>;
}
