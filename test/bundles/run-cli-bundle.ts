import { resolve } from 'node:path';
import { type BundleOptions, type BundleRun, runBundle } from './run-bundle.ts';

const script = resolve('dist/cli/index.js');

/** Runs the committed CLI bundle. */
export function runCliBundle(args: readonly string[], options: BundleOptions): Promise<BundleRun> {
  return runBundle(script, args, options);
}
