import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitFolder } from './locate-git-folder.ts';
import { readSmallFile } from './read-small-file.ts';

/** Names and the ids they stand for. */
export interface Refs {
  /** Branches, tags and the like by their full name, `refs/heads/main`. */
  readonly named: ReadonlyMap<string, string>;
  readonly head: string | undefined;
  /** What was fetched last, for `git fetch` without a name to keep it under. */
  readonly fetchHead: string | undefined;
}

const maxRefs = 200_000;
const maxPackedBytes = 32 << 20;
const maxLooseBytes = 4096;
const maxDepth = 16;
const maxHops = 5;
const id = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const usable = /^refs\/[A-Za-z0-9][A-Za-z0-9._/@-]*$/;
// https://git-scm.com/docs/git-check-ref-format; one bad name would make git refuse all of them
const unusable = /\.\.|\/\/|\/\.|\.lock(?:\/|$)|[./]$|^refs\/(?:bisect|replace|rewritten|worktree)\//;

/** Reads where the names of a checkout point to. Names that no revision of ours can spell are left out. Throws when there are too many. */
export async function readRefs({ own, common }: GitFolder): Promise<Refs> {
  const written = new Map<string, string>();
  const packed = (await readSmallFile(join(common, 'packed-refs'), maxPackedBytes)) ?? '';
  for (const line of packed.split('\n')) {
    const [value = '', name = ''] = line.split(' ');
    if (id.test(value)) add(written, name, value);
  }
  for await (const name of looseNames(common, 'refs', maxDepth)) {
    const text = await readSmallFile(join(common, name), maxLooseBytes);
    if (text !== undefined) add(written, name, text.trim());
  }
  const named = new Map<string, string>();
  for (const [name, value] of written) {
    const target = follow(written, value);
    if (target !== undefined) named.set(name, target);
  }
  const head = (await readSmallFile(join(own, 'HEAD'), maxLooseBytes)) ?? '';
  const fetched = (await readSmallFile(join(own, 'FETCH_HEAD'), maxPackedBytes)) ?? '';
  return { named, head: follow(written, head.trim()), fetchHead: follow(written, fetched.split(/\s/, 1)[0]) };
}

function add(refs: Map<string, string>, name: string, value: string): void {
  if (!usable.test(name) || unusable.test(name)) return;
  refs.set(name, value);
  if (refs.size > maxRefs) throw new RangeError(`more than ${maxRefs} refs`);
}

function follow(refs: ReadonlyMap<string, string>, value = '', hops = maxHops): string | undefined {
  if (id.test(value)) return value;
  const [, target = ''] = /^ref: ?(\S+)$/.exec(value) ?? [];
  return hops === 0 ? undefined : followNamed(refs, target, hops - 1);
}

function followNamed(refs: ReadonlyMap<string, string>, name: string, hops: number): string | undefined {
  const value = refs.get(name);
  return value === undefined ? undefined : follow(refs, value, hops);
}

async function* looseNames(root: string, folder: string, depth: number): AsyncGenerator<string> {
  for await (const item of await opendir(join(root, folder))) {
    const name = `${folder}/${item.name}`;
    if (item.isFile()) yield name;
    else if (item.isDirectory() && depth > 0) yield* looseNames(root, name, depth - 1);
  }
}
