import type { FuzzInput, FuzzReading, FuzzTarget } from './fuzz-target.ts';

/** What a reader did that it must not. */
export interface FuzzFault {
  readonly rule: 'threw' | 'not-the-same-again' | 'other-in-chunks' | 'shows-an-address' | 'slow';
  readonly detail: string;
}

/** So long an input of some 48 KiB may take at most, of one core; a load of four others is allowed for. */
const slowMs = 1500;
const chunkings: readonly (readonly number[])[] = [[1], [2], [3], [7], [65_536], [5, 1, 13]];

/** Reads an input whole and in chunks, and tells the first rule that is broken; `turn` picks the sizes of the chunks. */
export async function judgeInput(
  target: FuzzTarget,
  input: FuzzInput,
  turn: number,
): Promise<{ readonly shape: string; readonly fault: FuzzFault | null }> {
  try {
    const begun = process.cpuUsage();
    const whole = await target.read(input, [1 << 20]);
    const { user } = process.cpuUsage(begun);
    const fault = judgeReading(whole, user / 1000) ?? (await judgeAgain(target, input, { whole, turn }));
    return { shape: whole.shape, fault };
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { shape: 'threw', fault: { rule: 'threw', detail: said.slice(0, 2000) } };
  }
}

function judgeReading({ shown }: FuzzReading, tookMs: number): FuzzFault | null {
  const at = shown.indexOf('@');
  if (at >= 0) return { rule: 'shows-an-address', detail: shown.slice(Math.max(0, at - 80), at + 80) };
  return tookMs > slowMs ? { rule: 'slow', detail: `${Math.round(tookMs)} ms` } : null;
}

async function judgeAgain(
  target: FuzzTarget,
  input: FuzzInput,
  { whole, turn }: { readonly whole: FuzzReading; readonly turn: number },
): Promise<FuzzFault | null> {
  const small = chunkings[turn % chunkings.length] ?? [1];
  // because a long input in single bytes says no more than a short one, and takes a hundred times as long
  const sizes = input.bytes.length > 4096 ? small.map((size) => size * 61) : small;
  const again = await target.read(input, sizes);
  if (again.told === whole.told) return null;
  const rule =
    (await target.read(input, [1 << 20])).told === whole.told ? 'other-in-chunks' : 'not-the-same-again';
  return { rule, detail: `chunks of ${sizes.join(', ')}: ${firstDifference(whole.told, again.told)}` };
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 60);
  return `${one.slice(from, at + 120)} <> ${other.slice(from, at + 120)}`;
}
