import { decodeText } from '../core/list/decode-text.ts';

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Lines of a stream without their line ends (LF or CRLF), each decoded as cells of a list are: strict UTF-8, else
 * Windows-1252. A last line without a line end counts, an empty last line does not; a byte order mark is no text.
 */
export async function* readLines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  let first = true;
  for await (const chunk of stream) {
    const bytes = Buffer.concat([rest, Buffer.from(chunk)]);
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      yield textOf(bytes.subarray(start, end), first);
      first = false;
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield textOf(rest, first);
}

function textOf(line: Buffer, first: boolean): string {
  const text = decodeText(line, 0, line.at(-1) === carriageReturn ? line.length - 1 : line.length);
  return first && text.startsWith('\ufeff') ? text.slice(1) : text;
}
