import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FuzzFinding, FuzzRun } from './fuzz-target-run.ts';
import { fuzzTargets } from './fuzz-targets.ts';
import type { WorkerTask } from './fuzz-worker.ts';
import { keepInputs } from './kept-inputs.ts';
import { longestInput } from './mutate.ts';

/**
 * `node bench/fuzz/run.ts seconds=60 seed=1` spends so many seconds on all readers of foreign bytes, or on those that are
 * named as words. Prints a table and ends with 1 when one threw, did not end, took too much time or memory, read the same
 * bytes in another way, or showed an address. Findings are written to build/fuzz; `keep` keeps the inputs that led to
 * something new.
 */
const words = process.argv.slice(2);
const numberOf = (name: string, usual: number): number =>
  Number(words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? usual);
const [seconds, seed] = [numberOf('seconds', 60), numberOf('seed', 1)];
const named = words.filter((word) => word !== 'keep' && !word.includes('='));
const targets = fuzzTargets
  .map(({ name }) => name)
  .filter((name) => named.length === 0 || named.includes(name));
if (targets.length < named.length || !(seconds > 0)) {
  process.stderr.write(`Readers: ${fuzzTargets.map(({ name }) => name).join(' ')}\n`);
  process.exit(2);
}

/** Without an input for so long, a reader does not end. */
const stuckMs = 60_000;
const heapMegabytes = 768;

/** Fuzzes a reader in a thread of its own, which can be ended and has bounded memory. */
function fuzz(target: string): Promise<FuzzRun> {
  const turn = new Int32Array(new SharedArrayBuffer(4));
  const current = new Uint8Array(new SharedArrayBuffer(longestInput * 4));
  const workerData: WorkerTask = { target, seed, seconds: seconds / targets.length, turn, current };
  const worker = new Worker(new URL('fuzz-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const lastRun = (rule: 'threw' | 'slow', detail: string): FuzzRun => {
    const length = new DataView(current.buffer).getUint32(0);
    const input = { name: target, bytes: Uint8Array.from(current.subarray(4, 4 + length)) };
    return { target, inputs: turn[0] ?? 0, findings: [{ target, input, rule, detail }], fresh: new Map() };
  };
  const { promise, resolve } = Promise.withResolvers<FuzzRun>();
  let seen = -1;
  const watch = setInterval(() => {
    if (turn[0] === seen) resolve(lastRun('slow', `no end within ${stuckMs / 1000} s`));
    seen = turn[0] ?? 0;
  }, stuckMs);
  worker.once('message', resolve);
  worker.once('error', (error) => resolve(lastRun('threw', String(error))));
  return promise.finally(() => {
    clearInterval(watch);
    return worker.terminate();
  });
}

function report({ target, rule, detail, input }: FuzzFinding, index: number): void {
  const folder = join('build', 'fuzz');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${target}-${rule}-${index}`);
  writeFileSync(path, input.bytes);
  writeFileSync(`${path}.txt`, `${input.name}\n${detail}\n`);
  process.stderr.write(`${target}: ${rule}, ${path} (${input.name})\n${detail.slice(0, 400)}\n`);
}

process.stdout.write(
  '| reader | inputs | a second | new shapes | findings |\n| --- | --- | --- | --- | --- |\n',
);
for (const target of targets) {
  const begunMs = performance.now();
  const { inputs, findings, fresh } = await fuzz(target);
  const rate = Math.round(inputs / ((performance.now() - begunMs) / 1000));
  process.stdout.write(`| ${target} | ${inputs} | ${rate} | ${fresh.size} | ${findings.length} |\n`);
  findings.forEach(report);
  if (findings.length > 0) process.exitCode = 1;
  if (words.includes('keep'))
    keepInputs(
      target,
      [...fresh].map(([why, input]) => ({ why, ...input })),
    );
}
