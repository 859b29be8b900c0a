import { parentPort } from 'node:worker_threads';

// a thread that says it runs, and ends when it is given something to read
parentPort?.on('message', ({ kind }: { readonly kind: string }) => {
  if (kind === 'pack') process.exit(0);
});
parentPort?.postMessage({ kind: 'ready' });
