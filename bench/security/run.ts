import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkBadFiles } from './bad-files.ts';
import { type SecurityGoal, securityGoals } from './goals.ts';
import { raceAll } from './linear-time.ts';
import { buildTwice } from './reproduce.ts';

/**
 * `node bench/security/run.ts` measures every goal of docs/security-figures.md at its full size, for an hour or two; words
 * choose goals by their beginning, or the parts `races`, `bad` and `build`. Prints a row for each goal and ends with 1 when a
 * test of it failed or two builds differ.
 */
const words = process.argv.slice(2);
const isWanted = (name: string): boolean =>
  words.length === 0 || words.some((word) => name.toLowerCase().startsWith(word.toLowerCase()));
const folder = mkdtempSync(join(tmpdir(), 'bounce-gate-figures-'));

function print(goal: string, seen: string, command: string): void {
  process.stdout.write(`| ${goal} | ${seen} | ${command} |\n`);
}

interface TestReport {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly numPendingTests: number;
}

/** Runs the tests of a goal at their full size, in processes that take turns. */
function measure({ goal, tests }: SecurityGoal): string {
  const [figures, report] = [join(folder, 'figures'), join(folder, 'report.json')];
  for (const path of [figures, report]) rmSync(path, { force: true });
  const args = [
    'run',
    ...tests,
    '--reporter=json',
    `--outputFile=${report}`,
    '--testTimeout=600000',
    '--maxWorkers=2',
  ];
  spawnSync(resolve('node_modules/.bin/vitest'), args, {
    env: { ...process.env, SECURITY_FIGURES: figures },
    stdio: 'ignore',
  });
  // because the report is vitest's own
  const done = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as TestReport) : null;
  if (done === null) {
    process.exitCode = 1;
    return '**the tests did not run**';
  }
  const { numPassedTests: passed, numTotalTests: total, numPendingTests: skipped } = done;
  if (passed + skipped < total) process.exitCode = 1;
  const told = `${passed} of ${total} tests passed${skipped > 0 ? `, ${skipped} were skipped` : ''}`;
  return [...new Set(figuresOf(goal, figures)), told].join('; ');
}

function figuresOf(goal: string, path: string): readonly string[] {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  return lines
    .map((line): { readonly goal: string; readonly seen: string } => JSON.parse(line))
    .filter((figure) => figure.goal === goal)
    .map(({ seen }) => seen);
}

process.stdout.write('| goal | seen | command |\n| --- | --- | --- |\n');
for (const goal of securityGoals) {
  if (isWanted(goal.goal)) print(goal.goal, measure(goal), `\`vitest run ${goal.tests.join(' ')}\``);
}
if (isWanted('races')) {
  for (const { name, ratio } of await raceAll(8_000_000)) {
    print(
      'Linear time',
      `${name}: ${ratio.toFixed(2)} times as long as plain`,
      '`node bench/security/run.ts races`',
    );
  }
}
if (isWanted('bad')) {
  for (const { name, said, cpuSeconds, ratio, megabytes } of checkBadFiles()) {
    const took = `${cpuSeconds.toFixed(2)} s of CPU, ${ratio.toFixed(2)} times plain, ${megabytes.toFixed(0)} MB`;
    print('Bad files', `${name}: ${said}; ${took}`, '`node bench/security/run.ts bad`');
  }
}
if (isWanted('build')) {
  const { one, other, committed } = buildTwice();
  if (one !== other) process.exitCode = 1;
  const dist = committed === one ? 'and it is what is committed' : '**what is committed is another**';
  print(
    'Reproducible',
    one === other ? `both ${one}, ${dist}` : `**${one} and ${other}**`,
    '`node bench/security/run.ts build`',
  );
}
rmSync(folder, { recursive: true });
