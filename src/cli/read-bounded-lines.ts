import { decodeText } from '../core/list/decode-text.ts';

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Lines of a stream as `readLines` gives them, but null for one that is longer than `limit` bytes: of such a line no more is
 * kept in memory than that.
 */
export async function* readBoundedLines(
  stream: AsyncIterable<Uint8Array | string>,
  limit: number,
): AsyncGenerator<string | null> {
  let rest = Buffer.alloc(0);
  let tooLong = false;
  let first = true;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      const size = rest.length + end - start;
      yield tooLong || size > limit ? null : textOf(Buffer.concat([rest, bytes.subarray(start, end)]), first);
      rest = Buffer.alloc(0);
      tooLong = false;
      first = false;
      start = end + 1;
    }
    tooLong ||= rest.length + bytes.length - start > limit;
    rest = tooLong ? Buffer.alloc(0) : Buffer.concat([rest, bytes.subarray(start)]);
  }
  if (tooLong) yield null;
  else if (rest.length > 0) yield textOf(rest, first);
}

function textOf(line: Buffer, first: boolean): string {
  const text = decodeText(line, 0, line.at(-1) === carriageReturn ? line.length - 1 : line.length);
  return first && text.startsWith('\ufeff') ? text.slice(1) : text;
}
