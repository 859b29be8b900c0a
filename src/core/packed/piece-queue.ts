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

/** Has pieces of one file read elsewhere, or here where whoever reads elsewhere has enough to do. */
export interface PieceQueue<Said> {
  /** Most bytes of a piece. */
  readonly pieceBytes: number;
  /** Whether there is room for a piece that is read elsewhere: those that were not released take it up. */
  readonly hasRoom: boolean;
  /** The same for one that is read here. */
  readonly hasRoomHere: boolean;
  /** Copies a piece, given in parts, and has it read. Rejects where whoever reads it is no more. */
  readonly add: (parts: readonly Uint8Array[]) => Promise<PieceDone<Said>>;
  /** Copies a piece and reads it at once. */
  readonly readHere: (parts: readonly Uint8Array[]) => PieceDone<Said>;
  /** Lets those who read elsewhere tell what they have done. */
  readonly listen: () => Promise<void>;
}

/** What a check that may use several threads is given. */
export interface PieceThreads {
  /** Whether they run already; starting takes some time, in which whoever asks reads on by itself. */
  readonly isReady: boolean;
  /** Begins a file: how its records are split, and how its rows are packed. */
  readonly open: <Said>(form: PieceForm, job: PackingJob) => PieceQueue<Said>;
}
