import type { Terminal } from './terminal.ts';

/** True in a workflow: its logs are kept, and its checkout is gone afterwards. Any value of `CI` but an empty one says so. */
export function isCi({ env }: Pick<Terminal, 'env'>): boolean {
  return env.CI !== undefined && env.CI !== '';
}
