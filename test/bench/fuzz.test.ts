import { describe, expect, test } from 'vitest';
import { fuzzTarget } from '../../bench/fuzz/fuzz-target-run.ts';
import { fuzzTargets } from '../../bench/fuzz/fuzz-targets.ts';
import { judgeInput } from '../../bench/fuzz/judge-input.ts';
import { keptInputs } from '../../bench/fuzz/kept-inputs.ts';

/** So many changed inputs of each reader are tried here; `bench/fuzz/run.ts` tries as many as there is time for. */
const tries = 20;

describe.each(fuzzTargets)('$name', (target) => {
  test('keeps the rules for every input that was kept', async () => {
    for (const [turn, input] of keptInputs(target.name).entries()) {
      expect([input.why, (await judgeInput(target, input, turn)).fault]).toEqual([input.why, null]);
    }
  });

  test('and for the first changed ones of a seed', async () => {
    const isOver = (inputs: number) => inputs >= tries;
    const run = await fuzzTarget(target, { seed: 1, kept: [], isOver, onlyChanged: true });
    expect(run.findings.map(({ rule, detail }) => [rule, detail])).toEqual([]);
  });
});

const broken = {
  name: 'broken',
  seeds: () => [{ name: 'seed', bytes: Buffer.from('jane@mail.example') }],
};
const nothing = { shape: '', told: '', shown: '' };

test.each([
  ['threw', async () => Promise.reject(new Error('no'))],
  ['shows-an-address', async () => ({ ...nothing, shown: 'of jane@mail.example' })],
  ['other-in-chunks', async (_: unknown, sizes: readonly number[]) => ({ ...nothing, told: `${sizes[0]}` })],
  ['not-the-same-again', async () => ({ ...nothing, told: `${performance.now()}` })],
] as const)('a reader that breaks the rule is found: %s', async (rule, read) => {
  const { findings } = await fuzzTarget(
    { ...broken, read },
    { seed: 1, kept: [], isOver: (inputs) => inputs > 3 },
  );
  expect(findings[0]?.rule).toBe(rule);
});
