import { parentPort, workerData } from 'node:worker_threads';
import { fuzzTarget } from './fuzz-target-run.ts';
import { fuzzTargets } from './fuzz-targets.ts';
import { keptInputs } from './kept-inputs.ts';

/** What a worker is told: which reader, from which seed, how long, and where it writes down what it is trying. */
export interface WorkerTask {
  readonly target: string;
  readonly seed: number;
  readonly seconds: number;
  /** The number of the input, so that whoever watches sees that it goes on. */
  readonly turn: Int32Array<SharedArrayBuffer>;
  /** The length of the input, then its bytes. */
  readonly current: Uint8Array<SharedArrayBuffer>;
}

// because this is what `bench/fuzz/run.ts` starts it with
const { target: name, seed, seconds, turn, current } = workerData as WorkerTask;
const target = fuzzTargets.find((candidate) => candidate.name === name);
if (target === undefined || parentPort === null) throw new Error(`no reader is called ${name}`);

const head = new DataView(current.buffer);
const endMs = performance.now() + seconds * 1000;
const run = await fuzzTarget(target, {
  seed,
  kept: keptInputs(name),
  isOver: () => performance.now() >= endMs,
  onInput: ({ bytes }) => {
    head.setUint32(0, bytes.length);
    current.set(bytes.subarray(0, current.length - 4), 4);
    Atomics.add(turn, 0, 1);
  },
});
parentPort.postMessage(run);
