import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { type JsonItem, JsonSplitter } from '../json/split-json.ts';
import { ChunkDecoder } from '../list/decode-chunks.ts';
import { inspectHead } from '../list/inspect-head.ts';
import { peekChunks } from '../list/peek-chunks.ts';

/** One value of a JSON file that stands for a row; undefined where it cannot be parsed. */
export type OnJsonValue = (value: unknown, line: number) => void;

const headBytes = 4096;

/**
 * Reads the values of a JSON file that stand for rows, as `readJsonRows` does, but as they are: an array, pages with an
 * array each under one of the `containers`, or one value after the other. A file that is cut off or broken is a problem,
 * a broken line of NDJSON a value that is undefined.
 */
export async function readJsonValues(
  source: ByteSource,
  containers: ReadonlySet<string>,
  onValue: OnJsonValue,
): Promise<Problem | null> {
  const state: { damaged: number | null } = { damaged: null };
  const splitter = new JsonSplitter(containers, (item) => {
    const value = parseItem(item);
    if (value === undefined && !item.standsAlone) {
      state.damaged = item.line;
      return 'stop';
    }
    onValue(value, item.line);
    return undefined;
  });
  const decoder = await split(source, splitter);
  const cutOff = source.problem();
  if (cutOff !== undefined) return cutOff;
  if (decoder.isDamaged) return { code: 'file-utf16-damaged', file: source.path, args: {} };
  const fault = state.damaged === null ? splitter.fault : { line: state.damaged, reason: 'broken' };
  if (fault === undefined) return null;
  return { code: 'json-damaged', file: source.path, line: fault.line, args: { reason: fault.reason } };
}

async function split({ chunks: all }: ByteSource, splitter: JsonSplitter): Promise<ChunkDecoder> {
  const { start, chunks } = await peekChunks(all, headBytes);
  const head = inspectHead(Buffer.from(start));
  const decoder = new ChunkDecoder(head.kind === 'text' ? head.encoding : 'utf-8');
  let skip = head.kind === 'text' ? head.bomBytes : 0;
  for await (const chunk of chunks) {
    const rest = chunk.subarray(skip);
    skip = Math.max(0, skip - chunk.length);
    splitter.push(decoder.decode(rest));
    if (splitter.isDone) break;
  }
  decoder.end();
  splitter.end();
  return decoder;
}

function parseItem({ text }: JsonItem): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
