import type { PackingJob } from '../../core/packed/make-packer.ts';
import type { PieceForm, PieceRead } from '../../core/packed/piece-packer.ts';

/** Memory that the main thread writes a piece to, and a packing thread its rows. */
export interface Slot {
  readonly bytes: SharedArrayBuffer;
  readonly ints: SharedArrayBuffer;
}

/** What a packing thread is told: how the rows of a file are packed, or a piece of it. */
export type ThreadOrder =
  | { readonly kind: 'open'; readonly file: number; readonly form: PieceForm; readonly job: PackingJob }
  | { readonly kind: 'pack'; readonly file: number; readonly slot: number; readonly length: number };

/** What it answers: that it runs, or what it read of the piece in a slot. */
export type ThreadAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'packed'; readonly slot: number; readonly read: PieceRead<unknown> };
