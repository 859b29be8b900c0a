import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { ChunkDecoder } from '../list/decode-chunks.ts';
import { inspectHead } from '../list/inspect-head.ts';
import { peekChunks } from '../list/peek-chunks.ts';
import { JsonSplitter } from './split-json.ts';

/** One value of a JSON file that stands for a row; undefined where a line of NDJSON cannot be parsed. */
export interface JsonValue {
  readonly value: unknown;
  /** Physical line (1-based) on which it starts. */
  readonly line: number;
  /** Name of the array it stands in; empty for a bare array and for NDJSON. */
  readonly container: string;
}

/** A JSON file, as it is opened. */
export type JsonSource = Pick<ByteSource, 'path' | 'chunks' | 'problem'>;

const headBytes = 4096;

/**
 * Reads the values of a JSON file that stand for rows: an array, pages with an array each under one of the `containers`,
 * or NDJSON, in UTF-8 or UTF-16 with a byte order mark. A file that is cut off or broken is a problem, and what was
 * handed over before it is not to be used.
 */
export async function readJsonValues(
  source: JsonSource,
  containers: ReadonlySet<string>,
  onValue: (value: JsonValue) => undefined | 'stop',
): Promise<Problem | null> {
  const state: { damagedLine: number | null } = { damagedLine: null };
  const splitter = new JsonSplitter(containers, ({ text, line, container, standsAlone }) => {
    const value = parse(text);
    if (value !== undefined || standsAlone) return onValue({ value, line, container });
    state.damagedLine = line;
    return 'stop';
  });
  const decoder = await split(source, splitter);
  const cutOff = source.problem();
  if (cutOff !== undefined) return cutOff;
  if (decoder.isDamaged) return { code: 'file-utf16-damaged', file: source.path, args: {} };
  const fault =
    state.damagedLine === null ? splitter.fault : { line: state.damagedLine, reason: 'broken' as const };
  if (fault === undefined) return null;
  return { code: 'json-damaged', file: source.path, line: fault.line, args: { reason: fault.reason } };
}

async function split({ chunks: all }: JsonSource, splitter: JsonSplitter): Promise<ChunkDecoder> {
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
