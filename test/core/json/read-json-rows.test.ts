import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonRows } from '../../../src/core/json/read-json-rows.ts';
import { sourceOf } from '../source-of.ts';

const containers = new Set(['items', 'data']);

interface Row {
  readonly line: number;
  readonly container: string;
  readonly members: Readonly<Record<string, string>> | null;
}

async function read(content: string | Uint8Array, sizes: readonly number[] = [4096]) {
  const rows: Row[] = [];
  const problem = await readJsonRows(sourceOf('a.json', content, { sizes }), containers, (row) => {
    rows.push({ ...row, members: row.members === null ? null : Object.fromEntries(row.members) });
    return undefined;
  });
  return { rows, problem };
}

async function membersOf(content: string) {
  const { rows, problem } = await read(content);
  expect(problem).toBeNull();
  return rows.map(({ members }) => members);
}

const [a, b] = [{ email: 'a@x.example' }, { email: 'b@x.example' }];

describe('the rows of JSON', () => {
  test.each([
    ['a bare array', '[{"email":"a@x.example"},{"email":"b@x.example"}]'],
    ['one object a line', '{"email":"a@x.example"}\n{"email":"b@x.example"}\n'],
    ['one object a line, after an empty one', '\n{"email":"a@x.example"}\r\n\r\n{"email":"b@x.example"}'],
    ['objects one after the other', '{"email":"a@x.example"} {"email":"b@x.example"}'],
    ['a page', '{"items":[{"email":"a@x.example"},{"email":"b@x.example"}],"next":null}'],
    [
      'a page whose rows come last',
      '{"count":2,"about":{"items":["x"]},"items":[{"email":"a@x.example"},{"email":"b@x.example"}]}',
    ],
    ['a page a line', '{"items":[{"email":"a@x.example"}]}\n{"items":[{"email":"b@x.example"}]}\n'],
    ['an array of pages', '[{"items":[{"email":"a@x.example"}]},{"data":[{"email":"b@x.example"}]}]'],
    ['a page with two arrays', '{"data":[{"email":"a@x.example"}],"items":[{"email":"b@x.example"}]}'],
    ['an array of addresses', '["a@x.example","b@x.example"]'],
    [
      'a page without rows, and others',
      '{"items":[]}\n{"items":["a@x.example"]}\n{"items":["b@x.example"],"items":[]}',
    ],
    ['white space and no indentation', '[\n{\n"email" :\n"a@x.example"\n}\n,\n{"email":"b@x.example"}\n]'],
  ])('%s', async (_, content) => {
    expect(await membersOf(content)).toEqual([a, b]);
    for (const sizes of [[1], [2, 3], [5]])
      expect((await read(content, sizes)).rows).toEqual((await read(content)).rows);
  });

  test('members have paths, arrays of plain values are joined, null and false are told apart', async () => {
    const row = {
      to: { email: 'a@x.example', tags: ['x', 'y'] },
      off: false,
      none: null,
      list: [{ id: 1 }, { id: 2 }],
      no: [],
    };
    expect(await membersOf(JSON.stringify([row]))).toEqual([
      { 'to.email': 'a@x.example', 'to.tags': 'x,y', off: 'false', none: '', 'list.id': '1,2', no: '' },
    ]);
  });

  test('brackets, quotes and escapes within strings are text', async () => {
    const row = { email: 'a@x.example', reason: '550 "{[no]}" \\ said\nthe host ]}' };
    expect(await membersOf(`${JSON.stringify(row)}\n${JSON.stringify([row])}`)).toEqual([row, row]);
  });

  test('names of every object are names here, too', async () => {
    const rows = await membersOf('[{"__proto__":"x","constructor":"y","email":"a@x.example"}]');
    expect(Object.entries(rows[0] ?? {})).toContainEqual(['constructor', 'y']);
    expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype);
  });

  test('a row has the line it starts on', async () => {
    const { rows } = await read('[\n {"email":"a@x.example"},\n\n {\n"email":"b@x.example"}]');
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  test.each([
    ['UTF-8 with its mark', Buffer.from('\ufeff["a@x.example","b@x.example"]')],
    ['UTF-16', Buffer.from('\ufeff["a@x.example","b@x.example"]', 'utf16le')],
  ])('%s is read', async (_, bytes) => {
    expect((await read(bytes, [1])).rows.map(({ members }) => members)).toEqual([a, b]);
  });
});

describe('a broken line of NDJSON is one broken row, and the others are read', () => {
  const [first, last] = ['{"email":"a@x.example"}', '{"email":"b@x.example"}'];

  test.each([
    ['cut off after a value', '{"email":"c@x.example"'],
    ['cut off within a string', '{"email":"c@x.ex'],
    ['cut off within an escape', '{"email":"c@x.ex\\'],
    ['a bracket too many', '{"email":"c@x.example"}}'],
    ['the wrong bracket', '{"email":"c@x.example"]'],
    ['a comma too many', '{"email":"c@x.example",}'],
    ['no JSON at all', 'c@x.example, bounced {'],
    ['a number', '17'],
    ['an array', '[["c@x.example"]]'],
  ])('%s', async (_, broken) => {
    const { rows, problem } = await read(`${first}\n${broken}\n${last}\n`);
    expect(problem).toBeNull();
    const readable = rows.filter(({ members }) => members?.email !== 'c@x.example' && members !== null);
    expect(readable.map(({ members }) => members)).toEqual([a, b]);
    const others = rows.filter(({ members }) => members === null);
    expect(others.map(({ line }) => line)).toEqual([2]);
  });
});

describe('JSON that is cut off or broken is a problem', () => {
  test.each([
    ['an array that ends early', '[{"email":"a@x.example"},\n{"email":', 'cut-off', 2],
    ['an array without its end', '[{"email":"a@x.example"}', 'cut-off', 1],
    ['a page that ends within a row', '{"items":[{"email":"a@x.example"},\n{"em', 'cut-off', 2],
    ['a last line that is cut off', '{"email":"a@x.example"}\n{"email":"b@x', 'cut-off', 2],
    ['a row of an array that is none', '[{"email":"a@x.example"},\n{"email" "b@x.example"}]', 'broken', 2],
    ['brackets that do not fit', '[{"email":["a@x.example"}]]', 'broken', 1],
    ['a line end within a string', '[{"email":"a@x.\nexample"}]', 'broken', 1],
    ['deep nesting', `[${'{"a":'.repeat(70)}`, 'too-deep', 1],
    ['a row longer than 1 MiB', `[{"email":"${'a'.repeat(1_100_000)}"}]`, 'item-too-long', 1],
  ])('%s', async (_, content, reason, line) => {
    const { problem } = await read(content);
    expect(problem).toEqual({ code: 'json-damaged', file: 'a.json', line, args: { reason } });
  });

  test('so is what broke off on its way', async () => {
    const fault = { code: 'file-gzip-damaged', file: 'a.json', args: {} } as const;
    const source = sourceOf('a.json', '["a@x.example"', { problem: fault });
    expect(await readJsonRows(source, containers, () => undefined)).toEqual(fault);
  });
});

test('any rows come back as they are, in whatever form and pieces', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', ']', '\n', 'é', '@', ' ', ',') });
  const rows = fc.array(fc.record({ email: text, reason: text }), { minLength: 1, maxLength: 5 });
  const forms = fc.constantFrom(
    (list: unknown[]) => JSON.stringify(list),
    (list: unknown[]) => JSON.stringify({ items: list }, null, 2),
    (list: unknown[]) => list.map((row) => JSON.stringify(row)).join('\n'),
  );
  await fc.assert(
    fc.asyncProperty(rows, forms, fc.integer({ min: 1, max: 9 }), async (list, form, size) => {
      const { rows: got, problem } = await read(form(list), [size]);
      expect(problem).toBeNull();
      expect(got.map(({ members }) => members)).toEqual(list);
    }),
  );
});
