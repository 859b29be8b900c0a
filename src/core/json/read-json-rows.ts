import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { ChunkDecoder } from '../list/decode-chunks.ts';
import { inspectHead } from '../list/inspect-head.ts';
import { peekChunks } from '../list/peek-chunks.ts';
import { flattenObject } from './flatten-object.ts';
import { type JsonItem, JsonSplitter } from './split-json.ts';

/** One row of a JSON file: members as text by path, or null for what is no object or cannot be parsed. */
export interface JsonRow {
  readonly members: ReadonlyMap<string, string> | null;
  readonly line: number;
  /** Name of the array it stands in; empty for a bare array and for NDJSON. */
  readonly container: string;
}

/** How to read a JSON file: the names under which arrays of rows may stand. */
export interface JsonOptions {
  readonly containers: ReadonlySet<string>;
}

const headBytes = 4096;

/**
 * Reads the rows of a JSON file, whether it is an array, pages with an array each, or NDJSON, in UTF-8 or UTF-16 with a
 * byte order mark. A file that is cut off or broken is a problem, and the rows handed over before it are not to be used; a
 * broken line of NDJSON is a row without members.
 */
export async function readJsonRows(
  source: Pick<ByteSource, 'path' | 'chunks' | 'problem'>,
  { containers }: JsonOptions,
  onRow: (row: JsonRow) => undefined | 'stop',
): Promise<Problem | null> {
  const state: { damaged: number | null } = { damaged: null };
  const splitter = new JsonSplitter(containers, (item) => {
    const members = parseItem(item);
    if (members === undefined && !item.standsAlone) {
      state.damaged = item.line;
      return 'stop';
    }
    return onRow({ members: members ?? null, line: item.line, container: item.container });
  });
  const { start, chunks } = await peekChunks(source.chunks, headBytes);
  const head = inspectHead(Buffer.from(start));
  const encoding = head.kind === 'text' ? head.encoding : 'utf-8';
  const decoder = new ChunkDecoder(encoding);
  let skip = head.kind === 'text' ? head.bomBytes : 0;
  for await (const chunk of chunks) {
    const rest = chunk.subarray(skip);
    skip = Math.max(0, skip - chunk.length);
    splitter.push(decoder.decode(rest));
    if (splitter.isDone) break;
  }
  decoder.end();
  splitter.end();
  const cutOff = source.problem();
  if (cutOff !== undefined) return cutOff;
  if (decoder.isDamaged) return { code: 'file-utf16-damaged', file: source.path, args: {} };
  if (state.damaged !== null) return damaged(source.path, state.damaged, 'broken');
  return splitter.fault === undefined
    ? null
    : damaged(source.path, splitter.fault.line, splitter.fault.reason);
}

function damaged(file: string, line: number, reason: string): Problem {
  return { code: 'json-damaged', file, line, args: { reason } };
}

/** Undefined for text that is no JSON, null for a value that is no object. */
function parseItem({ text }: JsonItem): ReadonlyMap<string, string> | null | undefined {
  try {
    return flattenObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}
