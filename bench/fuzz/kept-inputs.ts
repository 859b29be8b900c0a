import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FuzzInput } from './fuzz-target.ts';

/** Where inputs are kept that once led to something new or to a fault: a line of JSON each, bytes in base64. */
const folder = join('test', 'bench', 'data', 'fuzz');
/** For one reader, so that the tests that try them all stay quick. */
const mostKept = 60;

/** An input, and why it is kept. */
export interface KeptInput extends FuzzInput {
  readonly why: string;
}

function pathOf(target: string): string {
  return join(folder, `${target}.ndjson`);
}

/** The inputs that are kept for a reader. */
export function keptInputs(target: string): readonly KeptInput[] {
  const path = pathOf(target);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const { why, name, bytes }: Readonly<Record<'why' | 'name' | 'bytes', string>> = JSON.parse(line);
      return { why, name, bytes: Buffer.from(bytes, 'base64') };
    });
}

/** Keeps inputs beside those that are kept, as far as there is room; one for each reason. */
export function keepInputs(target: string, fresh: readonly KeptInput[]): void {
  const before = keptInputs(target);
  const reasons = new Set(before.map(({ why }) => why));
  const all = [...before, ...fresh.filter(({ why }) => !reasons.has(why))].slice(0, mostKept);
  const lines = all.map(({ why, name, bytes }) => {
    return `${JSON.stringify({ why, name, bytes: Buffer.from(bytes).toString('base64') })}\n`;
  });
  mkdirSync(dirname(pathOf(target)), { recursive: true });
  writeFileSync(pathOf(target), lines.join(''));
}
