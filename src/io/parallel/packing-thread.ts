import { parentPort, workerData } from 'node:worker_threads';
import { makePacker } from '../../core/packed/make-packer.ts';
import { PiecePacker } from '../../core/packed/piece-packer.ts';
import type { Slot, ThreadAnswer, ThreadOrder } from './thread-messages.ts';

// because whoever starts this thread gives it its slots (`packing-threads.ts`)
const slots = (workerData as { readonly slots: readonly Slot[] }).slots.map(({ bytes, ints }) => ({
  bytes: new Uint8Array(bytes),
  ints: new Int32Array(ints),
}));
const packers = new Map<number, PiecePacker<unknown>>();

function answer(said: ThreadAnswer): void {
  parentPort?.postMessage(said);
}

function pack({ file, slot, length }: Extract<ThreadOrder, { kind: 'pack' }>): void {
  const packer = packers.get(file);
  const place = slots[slot];
  if (packer === undefined || place === undefined) throw new RangeError(`no file ${file} or slot ${slot}`);
  answer({ kind: 'packed', slot, read: packer.pack(place.bytes.subarray(0, length), place.ints) });
}

parentPort?.on('message', (order: ThreadOrder) => {
  if (order.kind === 'pack') pack(order);
  else packers.set(order.file, new PiecePacker(order.form, makePacker(order.job)));
});
answer({ kind: 'ready' });
