import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitCodeOf, type RunResult } from '../src/core/run-result.ts';
import { runChecks } from '../src/io/run-checks.ts';
import { jsonReport } from '../src/report/json.ts';
import { runActionBundle } from './bundles/run-action-bundle.ts';
import { runCliBundle } from './bundles/run-cli-bundle.ts';
import { stackLine } from './bundles/stack-line.ts';
import { type Facts, factsOf } from './scenario-facts.ts';
import { actionInputs, cliArguments, copyScenario, coreRequest, readCommand } from './scenario-request.ts';

const folder = join('test', 'scenarios');

/** What a scenario leads to; `inWorkflow` where the Action, which reads nothing outside the repository, differs. */
interface Expected extends Facts {
  readonly inWorkflow?: Facts;
}

async function runThreeWays(name: string) {
  const command = readCommand(join(folder, name));
  const workspace = await copyScenario(join(folder, name), command);
  const [free, confined, cli, action] = await Promise.all([
    runChecks(coreRequest(command, workspace, false)),
    runChecks(coreRequest(command, workspace, true)),
    runCliBundle(['check', '--format', 'json', ...cliArguments(command)], { cwd: workspace }),
    runActionBundle(workspace, { 'due-within': 'off', ...actionInputs(command) }),
  ]);
  return { free, confined, cli, action };
}

function expectation(name: string, free: RunResult, confined: RunResult): Expected {
  const path = join(folder, name, 'expected.json');
  if (process.env.UPDATE_EXPECTED === '1') {
    const facts = factsOf(free);
    const inWorkflow = factsOf(confined);
    const differs = JSON.stringify(facts) !== JSON.stringify(inWorkflow);
    writeFileSync(path, `${JSON.stringify(differs ? { ...facts, inWorkflow } : facts, null, 2)}\n`);
  }
  if (!existsSync(path))
    throw new Error(`${path} is missing: run with UPDATE_EXPECTED=1 and read what it says`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

describe('each scenario comes to its expected verdict in the core, the CLI and the Action', () => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const { free, confined, cli, action } = await runThreeWays(name);
    const { inWorkflow, ...facts } = expectation(name, free, confined);
    expect(factsOf(free)).toEqual(facts);
    expect(factsOf(confined)).toEqual(inWorkflow ?? facts);

    expect(cli.stdout).toBe(jsonReport(free));
    expect(cli.exitCode).toBe(facts.exitCode);
    expect(cli.stdout + cli.stderr).not.toMatch(stackLine);

    expect(action.report).toBe(jsonReport(confined));
    expect(action.exitCode).toBe(exitCodeOf(confined.verdict));
    expect(action.outputs.get('verdict')).toBe(confined.verdict);
    expect(action.summary).not.toBe('');
    expect(action.stdout + action.stderr + action.summary).not.toMatch(stackLine);
  });
});
