import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunResult } from '../../src/core/run-result.ts';
import { runResult } from '../../src/core/run-result.ts';
import { countShard } from '../../src/io/count-shard.ts';
import { mergeShards } from '../../src/io/merge-shards.ts';
import type { RunRequest } from '../../src/io/prepare-checks.ts';
import { runChecks } from '../../src/io/run-checks.ts';
import { writeTally } from '../../src/io/tally-file.ts';
import { jsonReport } from '../../src/report/json.ts';
import { copyScenario, coreRequest, readCommand } from '../scenario-request.ts';

async function runInShards(request: RunRequest, of: number): Promise<RunResult> {
  const files: { readonly shown: string; readonly path: string }[] = [];
  for (let index = 1; index <= of; index += 1) {
    const counted = await countShard(request, { index, of });
    if (!counted.ok) return runResult([], counted.problems);
    const shown = `part-${index}.json`;
    const path = join(request.workspace.folder, '..', shown);
    await writeTally(path, counted.tally);
    files.push({ shown, path });
  }
  return mergeShards(files.toReversed(), request);
}

const scenarios = readdirSync(join('test', 'scenarios')).map(
  (name, place) => [name, 2 + (place % 4)] as const,
);

test.each(scenarios)('%s comes to the same report, to the byte, in %i shards', async (name, of) => {
  const scenario = join('test', 'scenarios', name);
  const command = readCommand(scenario);
  const request = coreRequest(command, await copyScenario(scenario, command), false);
  const whole = await runChecks(request);
  expect(jsonReport(await runInShards(request, of))).toBe(jsonReport(whole));
});
