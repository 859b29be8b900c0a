import type { PackingJob } from './make-packer.ts';
import type { OnPacked, RowPacker } from './row-packer.ts';

/** What is packed of the rows of a file, and who takes it. */
export interface RowPacking<Said> {
  /** The packer, as data that can be sent to another thread. */
  readonly job: PackingJob;
  readonly makePacker: () => RowPacker<Said>;
  readonly take: OnPacked<Said>;
  /** Told once about how many rows there will be, where that can be guessed. */
  readonly expect: (rows: number) => void;
}

/** Asked before each record: how rows may be packed, null for not at all, undefined while that is not known yet. */
export type OpenPacking<Said> = () => RowPacking<Said> | null | undefined;
