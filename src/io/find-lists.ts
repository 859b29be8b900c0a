import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isSealedPath } from '../core/age/is-sealed-path.ts';
import { listHeaders } from '../core/list/column-names.ts';
import { findColumns } from '../core/list/find-columns.ts';
import { readSource } from '../core/list/read-source.ts';
import { openFile } from './open-file.ts';

/** CSV files of a folder that hold addresses, by what their path says they are. */
export interface ListsFound {
  readonly lists: readonly string[];
  readonly suppressions: readonly string[];
  /** Those that no policy can name, because of a line break, a control character or a backslash in their path. */
  readonly leftOut: readonly string[];
}

const maxDepth = 4;
const maxFiles = 200;

/** Looks for CSV files with an address column, a few folders deep; names with `suppress`, `bounce`, `unsub` and the like are suppressions. */
export async function findLists(folder: string): Promise<ListsFound> {
  const paths = (await csvFiles(folder, maxDepth))
    .slice(0, maxFiles)
    .map((path) => relative(folder, path).split(sep).join('/'));
  const lists: string[] = [];
  const suppressions: string[] = [];
  const leftOut: string[] = [];
  for (const path of paths.sort()) {
    if (!(await hasAddresses(join(folder, path)))) continue;
    const target = /suppress|bounce|unsub|opt-?out|complain|blocklist/i.test(path) ? suppressions : lists;
    (/[\\\p{Cc}]/u.test(path) ? leftOut : target).push(path);
  }
  return { lists, suppressions, leftOut };
}

async function csvFiles(folder: string, depth: number): Promise<string[]> {
  const items = await readdir(folder, { withFileTypes: true });
  const nested = items.map(async (item) => {
    const path = join(folder, item.name);
    if (item.isFile()) return isTable(item.name) ? [path] : [];
    const enter = item.isDirectory() && depth > 1 && !/^(\.|node_modules$|dist$)/.test(item.name);
    return enter ? csvFiles(path, depth - 1) : [];
  });
  return (await Promise.all(nested)).flat();
}

// because what clean writes beside a list is no list of its own
function isTable(name: string): boolean {
  return /\.(csv|tsv)(\.gz)?(\.age)?$/i.test(name) && !/\.(cleaned|removed|before)\./.test(name);
}

async function hasAddresses(path: string): Promise<boolean> {
  // because whoever seals a file has addresses in it, and the key need not be here
  if (isSealedPath(path)) return true;
  const source = await openFile(path);
  let found = false;
  await readSource(source, {}, (record) => {
    found = findColumns(record, path, { names: listHeaders, mapped: {} }).ok;
    return 'stop';
  });
  return found;
}
