import { readFileSync } from 'node:fs';
import { bounceClasses, bounceKinds, kindOf } from '../../src/core/bounce/bounce-class.ts';
import type { BounceJudgement } from '../../src/core/bounce/classify-bounce.ts';
import { classifyBounce } from '../../src/core/bounce/classify-bounce.ts';
import { parseBounceLine } from '../../src/core/bounce/parse-bounce-line.ts';

/**
 * Measures the reading of bounces on labelled ones: node bench/bounces/run.ts LABELLED.jsonl [--misses]
 *
 * One JSON object per line, as `classify` reads it, with a label: `class`, or `kind`, or `hard` (true or false) with an
 * optional `reason`. Prints how often hard and not hard agree, per label and per confidence, what each label was read as,
 * and the speed. With --misses also the rule of each miss.
 */
interface Labelled {
  readonly line: number;
  readonly label: string;
  readonly hard: boolean;
  readonly judgement: BounceJudgement;
}

const [path, option] = process.argv.slice(2);
if (path === undefined) {
  process.stderr.write('Usage: node bench/bounces/run.ts LABELLED.jsonl [--misses]\n');
  process.exitCode = 2;
} else {
  const texts = readFileSync(path, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '');
  const labelled = texts.map(judge);
  report(labelled);
  if (option === '--misses') labelled.filter((item) => !agrees(item)).forEach(printMiss);
  measureSpeed(texts);
}

function judge(text: string, index: number): Labelled {
  const value: Record<string, unknown> = JSON.parse(text);
  const parsed = parseBounceLine(text);
  if (!parsed.ok) throw new Error(`line ${index + 1}: ${parsed.error}`);
  const bounceClass = bounceClasses.find((name) => name === value.class);
  const kind =
    bounceClass === undefined ? bounceKinds.find((name) => name === value.kind) : kindOf(bounceClass);
  const hard = kind === undefined ? value.hard === true : kind === 'hard';
  const label = String(value.class ?? value.reason ?? value.kind ?? (hard ? 'hard' : 'not hard'));
  return { line: index + 1, label, hard, judgement: classifyBounce(parsed.reply) };
}

function agrees({ hard, judgement }: Labelled): boolean {
  return (kindOf(judgement.class) === 'hard') === hard;
}

function report(all: readonly Labelled[]): void {
  const count = (hard: boolean, read: boolean): number =>
    all.filter((item) => item.hard === hard && (kindOf(item.judgement.class) === 'hard') === read).length;
  print(`${all.length} bounces, hard or not: ${share(all)}`);
  print(`labelled hard:     ${count(true, true)} read as hard, ${count(true, false)} as not`);
  print(`labelled not hard: ${count(false, true)} read as hard, ${count(false, false)} as not`);
  print('\nconfidence');
  for (const [name, items] of grouped(all, ({ judgement }) => judgement.confidence)) {
    print(`  ${name.padEnd(18)} ${share(items)}`);
  }
  print('\nlabel                right                  read as');
  for (const [name, items] of grouped(all, ({ label }) => label)) {
    const classes = grouped(items, ({ judgement }) => judgement.class);
    const readAs = classes.map(([bounceClass, { length }]) => `${bounceClass} ${length}`).join(', ');
    print(`  ${name.padEnd(18)} ${share(items).padEnd(22)} ${readAs}`);
  }
}

function grouped<T>(items: readonly T[], nameOf: (item: T) => string): readonly (readonly [string, T[]])[] {
  return [...Map.groupBy(items, nameOf)].sort(([, a], [, b]) => b.length - a.length);
}

function share(items: readonly Labelled[]): string {
  const right = items.filter(agrees).length;
  return `${right} of ${items.length} (${((100 * right) / items.length).toFixed(1)} %)`;
}

function printMiss({ line, label, judgement }: Labelled): void {
  print(`line ${line}: ${label} read as ${judgement.class} by ${judgement.rule} (${judgement.decidedBy})`);
}

function measureSpeed(texts: readonly string[]): void {
  const replies = texts.flatMap((text) => {
    const parsed = parseBounceLine(text);
    return parsed.ok ? [parsed.reply] : [];
  });
  const rounds = Math.ceil(200_000 / replies.length);
  const before = process.cpuUsage().user;
  for (let round = 0; round < rounds; round++) for (const reply of replies) classifyBounce(reply);
  const seconds = (process.cpuUsage().user - before) / 1e6;
  print(
    `\n${Math.round((rounds * replies.length) / seconds).toLocaleString('en')} replies per second of one core`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
