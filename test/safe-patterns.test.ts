import { globSync, readFileSync } from 'node:fs';
import { check } from 'recheck';
import { expect, test } from 'vitest';

interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** A regular expression stands behind one of these; behind anything else `/` divides. */
const before = /(?:[(,=:[!&|?{};]|=>|\breturn)\s*$/;

/** Every literal in a file; comments hold none that is meant. */
function patternsIn(path: string): readonly Pattern[] {
  const patterns: Pattern[] = [];
  const lines = readFileSync(path, 'utf8').split('\n');
  for (const [index, line] of lines.entries()) {
    if (/^\s*(?:\/\/|\/?\*)/.test(line)) continue;
    patterns.push(...literalsIn(line).map((found) => ({ ...found, place: `${path}:${index + 1}` })));
  }
  return patterns;
}

function literalsIn(line: string): readonly Omit<Pattern, 'place'>[] {
  const found: Omit<Pattern, 'place'>[] = [];
  for (let start = line.indexOf('/'); start >= 0; start = line.indexOf('/', start + 1)) {
    const lead = line.slice(0, start);
    const isStart =
      (before.test(lead) || lead.trim() === '') && line[start + 1] !== '/' && line[start + 1] !== '*';
    const end = isStart ? endOf(line, start) : -1;
    if (end < 0) continue;
    const literal = { source: line.slice(start + 1, end), flags: flagsBehind(line, end) };
    if (!isPattern(literal)) continue;
    found.push(literal);
    start = end;
  }
  return found;
}

function flagsBehind(line: string, end: number): string {
  return /^[a-z]*/.exec(line.slice(end + 1))?.[0] ?? '';
}

// because a path in a text, such as /dev/null, has no flags that could be
function isPattern({ source, flags }: Omit<Pattern, 'place'>): boolean {
  try {
    return new RegExp(source, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Where a literal ends: at the first slash that is neither escaped nor in a class; -1 for none. */
function endOf(line: string, start: number): number {
  let inClass = false;
  for (let index = start + 1; index < line.length; index += 1) {
    const character = line[index];
    if (character === '\\') index += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return index;
  }
  return -1;
}

/** So long one pattern may be looked at, and all of them together; what is not done then is only not proven. */
const [patternMs, totalMs] = [2000, 40_000];
/** So long for one that must be judged, on a machine that is busy. */
const patientMs = 50_000;

const patterns = globSync('src/**/*.ts').sort().flatMap(patternsIn);

// because on a busy machine the checker takes longer than it was given
async function judge(source: string, flags: string, timeout: number): Promise<string> {
  const { promise: late, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve('unknown'), timeout + 500);
  const status = await Promise.race([check(source, flags, { timeout }).then((done) => done.status), late]);
  clearTimeout(timer);
  return status;
}

test('literals are found, and paths in texts are none', () => {
  expect(literalsIn('const a = /^[/]x\\/y$/iu.test(b) / 2 / c; // see a/b/c')).toEqual([
    { source: '^[/]x\\/y$', flags: 'iu' },
  ]);
  expect(literalsIn("get('/repos/{repo}/issues'), /a/.test(b)")).toEqual([{ source: 'a', flags: '' }]);
  expect(patterns.length).toBeGreaterThan(250);
});

test('a pattern that can be made slow is found', async () => {
  for (const slow of ['^(?:a+)+$', '/+$', '^.*b$|\\s*,']) {
    expect(await check(slow, '', { timeout: patientMs })).toMatchObject({ status: 'vulnerable' });
  }
});

test('no regular expression can be made slow by what it reads', { timeout: 4 * totalMs }, async () => {
  const distinct = new Map(patterns.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern]));
  const begun = performance.now();
  const slow: string[] = [];
  let judged = 0;
  for (const [literal, { place, source, flags }] of distinct) {
    const leftMs = totalMs - (performance.now() - begun);
    if (leftMs <= 0) break;
    const status = await judge(source, flags, Math.min(patternMs, leftMs));
    if (status === 'vulnerable') slow.push(`${place} ${literal}`);
    if (status !== 'unknown') judged += 1;
  }
  expect(slow).toEqual([]);
  // because a checker that judges hardly anything proves nothing
  expect(judged).toBeGreaterThan(50);
});

// because two of these behind one another, or one in another, is what makes a pattern slow
test.each(patterns)('$place: $source repeats nothing without bound inside what is repeated', ({ source }) => {
  expect(source).not.toMatch(/\([^()]*(?:[*+]|\{\d+,\})[^()]*\)(?:[*+]|\{\d+,\})/);
});
