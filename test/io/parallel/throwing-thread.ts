import { parentPort } from 'node:worker_threads';

// a thread that says it runs, and fails when it is given something to read
parentPort?.on('message', ({ kind }: { readonly kind: string }) => {
  if (kind === 'pack') throw new RangeError('nobody expected this');
});
parentPort?.postMessage({ kind: 'ready' });
