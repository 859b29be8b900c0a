import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeSpans, documents } from './docs/markdown.ts';

interface Entry {
  readonly path: string;
  readonly about: string;
}

/** The entries of the folder map in ARCHITECTURE.md: a tree by indentation, folders end in `/`. */
function readMap(): readonly Entry[] {
  const document = readFileSync('ARCHITECTURE.md', 'utf8');
  const map = /^```text\n(src\/[\s\S]*?)^```$/m.exec(document)?.[1] ?? '';
  const folders: string[] = [];
  return map
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, indent = '', name = '', about = ''] = /^( *)(\S+)\s*(.*)$/.exec(line) ?? [];
      const level = indent.length / 2;
      const path = [...folders.slice(0, level), name].join('');
      folders[level] = name;
      return { path, about };
    });
}

const entries = readMap();
const items = readdirSync('src', { recursive: true, withFileTypes: true });
const pathOf = (item: (typeof items)[number]): string =>
  `${item.parentPath.replaceAll('\\', '/')}/${item.name}`;

test('the map has one line for every folder of src', () => {
  const folders = ['src/', ...items.filter((item) => item.isDirectory()).map((item) => `${pathOf(item)}/`)];
  const listed = entries.map(({ path }) => path).filter((path) => path.endsWith('/'));
  expect(listed.toSorted()).toEqual(folders.toSorted());
});

test('every file of the map exists, once, and every line says what it is', () => {
  const files = entries.map(({ path }) => path).filter((path) => !path.endsWith('/'));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((path) => !existsSync(path))).toEqual([]);
  expect(new Set(files).size).toBe(files.length);
  expect(entries.filter(({ about }) => about === '')).toEqual([]);
});

test('every path that a document names is there', () => {
  const own = documents().filter((path) => !path.startsWith('docs/recipes/'));
  const named = own.flatMap((path) => {
    const text = readFileSync(path, 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '');
    const spans = codeSpans(text).flatMap((span) => {
      const [, found] =
        /^((?:src|test|scripts|schema|bench|examples|dist|\.github\/workflows)\/[\w./-]+)$/.exec(span) ?? [];
      return found === undefined ? [] : [found];
    });
    return spans.map((found) => `${path} names ${found}`);
  });
  expect(named.length).toBeGreaterThan(30);
  // because docs speak of the workflow that a reader will have
  const readers = /\.github\/workflows\/bounce-gate\.yml$/;
  expect(
    named.filter((entry) => !readers.test(entry) && !existsSync(entry.split(' names ')[1] ?? '')),
  ).toEqual([]);
});

test('every file that lies directly in src/core is on the map, since there the reading starts', () => {
  const files = items.filter((item) => item.isFile() && pathOf(item).split('/').length === 3).map(pathOf);
  const core = files.filter((path) => path.startsWith('src/core/'));
  expect(core.filter((path) => !entries.some((entry) => entry.path === path))).toEqual([]);
});
