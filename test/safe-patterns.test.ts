import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Where text of strangers is read: exports, events, logs, mails and replies. */
const folders = ['bounce', 'events', 'json', 'outcome', 'suppression'];
const files = folders.flatMap((folder) => globSync(`src/core/${folder}/**/*.ts`)).sort();

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
    const flags = /^[a-z]*/.exec(line.slice(end + 1))?.[0] ?? '';
    found.push({ source: line.slice(start + 1, end), flags });
    start = end;
  }
  return found;
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

type Check = (source: string, flags: string) => Promise<{ status: string }>;

/** The checker, where it is installed: its name is no literal, so that nothing else asks for it. */
async function openChecker(): Promise<Check | null> {
  const name = 'recheck';
  const loaded: { check?: Check } | null = await import(name).catch(() => null);
  return loaded?.check ?? null;
}

const check = await openChecker();
const patterns = files.flatMap(patternsIn);

test('literals are found', () => {
  expect(literalsIn('const a = /^[/]x\\/y$/iu.test(b) / 2 / c; // see a/b/c')).toEqual([
    { source: '^[/]x\\/y$', flags: 'iu' },
  ]);
  expect(patterns.length).toBeGreaterThan(20);
  for (const { source, flags } of patterns) expect(() => new RegExp(source, flags)).not.toThrow();
});

describe.skipIf(check === null)('no regular expression over foreign text can be made slow', () => {
  test.each(patterns)('$place: $source', async ({ source, flags }) => {
    expect(await check?.(source, flags)).toMatchObject({ status: 'safe' });
  });
});

// because two of these behind one another, or one in another, is what makes a pattern slow
test.each(patterns)('$place: $source repeats nothing without bound inside what is repeated', ({ source }) => {
  expect(source).not.toMatch(/\([^()]*(?:[*+]|\{\d+,\})[^()]*\)(?:[*+]|\{\d+,\})/);
});
