import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canBePatched,
  type FileEdits,
  patchFile,
  patchNewFile,
} from '../../../src/core/review/patch-file.ts';

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split(/(?<=\n)/).filter((line) => line !== '');
}

const patch = (text: string, edits: Partial<FileEdits>) =>
  patchFile('a.csv', linesOf(text), { deleted: [], inserted: [], ...edits });

interface Step {
  readonly sign: string;
  readonly content: string;
}

/** The lines of a patch, a line without its end where the patch says so; `@` starts a hunk at a line. */
function stepsOf(text: string): Step[] {
  const body = text.split('\n').slice(3, -1);
  return body.flatMap((line, index): Step[] => {
    const [, from = '', length = ''] = /^@@ -(\d+),(\d+) \+\d+,\d+ @@$/.exec(line) ?? [];
    if (from !== '') return [{ sign: '@', content: String(Number(from) - (length === '0' ? 0 : 1)) }];
    if (line.startsWith('\\')) return [];
    const end = body[index + 1]?.startsWith('\\') === true ? '' : '\n';
    return [{ sign: line.slice(0, 1), content: line.slice(1) + end }];
  });
}

/** Applies hunks by their numbers alone and checks every line of them against the file. */
function apply(text: string, hunks: string): string {
  const old = text.split(/(?<=\n)/).filter((line) => line !== '');
  const made: string[] = [];
  let at = 0;
  for (const { sign, content } of stepsOf(hunks)) {
    if (sign === '@') made.push(...old.slice(at, Number(content)));
    if (sign === '@') at = Number(content);
    if (sign === ' ' || sign === '-') expect(old[at++]).toBe(content);
    if (sign === ' ' || sign === '+') made.push(content);
  }
  return [...made, ...old.slice(at)].join('');
}

test('applied to the file, the patch gives the file with the edits', async () => {
  const edits = fc.record({
    lines: fc.array(fc.constantFrom('a', 'b', 'a,b', ''), { minLength: 1, maxLength: 40 }),
    deleted: fc.uniqueArray(fc.nat(39), { maxLength: 6 }),
    inserted: fc.uniqueArray(fc.nat(40), { maxLength: 5 }),
    end: fc.constantFrom('\n', ''),
  });
  await fc.assert(
    fc.asyncProperty(edits, async ({ lines, deleted, inserted, end }) => {
      const text = lines.join('\n') + (lines.at(-1) === '' ? '\n' : end);
      const old = text.split(/(?<=\n)/).filter((line) => line !== '');
      const gone = deleted.filter((index) => index < old.length);
      const places = inserted.filter((after) => after <= old.length);
      fc.pre(gone.length + places.length > 0);
      const made = await patch(text, {
        deleted: gone.map((index) => ({ line: index + 1, text: old[index] ?? '' })),
        inserted: places.map((after) => ({ after, texts: [`new ${after}`, 'more'] })),
      });
      const expected = [0, ...old.keys().map((index) => index + 1)].map((number) => {
        const kept = number === 0 || gone.includes(number - 1) ? '' : (old[number - 1] ?? '');
        const news = places.includes(number) ? `new ${number}\nmore\n` : '';
        return news !== '' && kept !== '' && !kept.endsWith('\n') ? `${kept}\n${news}` : kept + news;
      });
      expect(apply(text, made ?? '')).toBe(expected.join(''));
    }),
    { numRuns: 500 },
  );
});

describe('a file that is not what was read is not patched', () => {
  test.each<[string, string, Partial<FileEdits>]>([
    ['another row at the line', 'a\nb\n', { deleted: [{ line: 2, text: 'c\n' }] }],
    ['fewer lines', 'a\n', { deleted: [{ line: 2, text: 'b\n' }] }],
    ['no such line to add behind', 'a\n', { inserted: [{ after: 3, texts: ['b'] }] }],
    ['UTF-16', '\xff\xfea\0\n\0', { inserted: [{ after: 1, texts: ['b'] }] }],
    ['carriage returns only', 'a\rb\r', { inserted: [{ after: 1, texts: ['b'] }] }],
  ])('%s', async (_, text, edits) => {
    expect(await patch(text, edits)).toBeNull();
  });
});

test('an added row ends as the lines of its file do', async () => {
  expect(await patch('a\r\nb\r\n', { inserted: [{ after: 1, texts: ['x'] }] })).toContain('+x\r\n');
});

test('a row of several lines goes and comes whole', async () => {
  const made = await patch('a\n"b\nc"\nd\n', {
    deleted: [{ line: 2, text: '"b\nc"\n' }],
    inserted: [{ after: 4, texts: ['"x\ny"'] }],
  });
  expect(made?.split('\n').slice(4, -1)).toEqual([' a', '-"b', '-c"', ' d', '+"x', '+y"']);
  expect(patchNewFile('n.csv', ['h', '"x\ny"'])).toContain('@@ -0,0 +1,3 @@\n+h\n+"x\n+y"\n');
});

test('paths that git would quote are not patched', () => {
  for (const path of ['a b.csv', 'lists/j\u00fcni.csv']) expect(canBePatched(path)).toBe(true);
  for (const path of ['', 'a"b', 'a\\b', 'a\nb', 'a\tb']) expect(canBePatched(path)).toBe(false);
});
