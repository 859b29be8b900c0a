import { describe, expect, test } from 'vitest';
import type { CampaignResult } from '../../src/core/campaign-result.ts';
import { runCliBundle } from '../bundles/run-cli-bundle.ts';
import { type ExampleGroup, type ExampleRates, workedExamples } from '../core/projection/worked-examples.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { asOf, exampleFiles } from './example-list.ts';

const tolerance = 1e-4;
// because ages in whole days differ from the examples' by up to half a day, which moves the ends of an interval more
const intervalTolerance = 5e-4;
const withoutHistory = workedExamples.examples.filter(({ recordedSends }) => recordedSends.length === 0);
async function checkExample(groups: readonly ExampleGroup[]): Promise<CampaignResult> {
  const cwd = await temporaryFolder(exampleFiles(groups));
  const args = ['check', '--config', 'bounce-gate.yml', '--as-of', asOf, '--format', 'json'];
  const run = await runCliBundle(args, { cwd });
  const [result] = JSON.parse(run.stdout).campaigns;
  return result;
}

function expectRates(result: CampaignResult, wanted: ExampleRates): void {
  for (const outcome of ['hard', 'soft', 'total'] as const) {
    const rate = result.rates?.asCommitted[outcome];
    for (const figure of ['expected', 'low', 'high'] as const) {
      const difference = Math.abs((rate?.[figure] ?? Number.NaN) - wanted[outcome][figure]);
      const within = figure === 'expected' ? tolerance : intervalTolerance;
      expect(difference, `${outcome} ${figure}: ${rate?.[figure]}`).toBeLessThan(within);
    }
  }
}

test('eight of the worked examples need no history', () => {
  expect(withoutHistory).toHaveLength(8);
});

describe('a list with the recipients of a worked example is projected as stated', () => {
  test.each(withoutHistory)('$name', async ({ groups, expected, recipients, tier }) => {
    const result = await checkExample(groups);
    expect(result.counts).toMatchObject({ recipients, invalid: 0, duplicates: 0 });
    expect(result.tier).toBe(tier);
    expectRates(result, expected);
  });
});
