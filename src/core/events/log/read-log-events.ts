import { parseAddress } from '../../address/parse-address.ts';
import type { ByteSource } from '../../byte-source.ts';
import type { Problem } from '../../finding.ts';
import { ChunkDecoder } from '../../list/decode-chunks.ts';
import { decodeText } from '../../list/decode-text.ts';
import { inspectHead } from '../../list/inspect-head.ts';
import { peekChunks } from '../../list/peek-chunks.ts';
import type { EventEntry } from '../event-taker.ts';
import { makeEvent } from '../make-event.ts';
import { LineSplitter } from '../split-lines.ts';
import { readEximLine } from './exim-line.ts';
import { ExpiringMails } from './expiring-mails.ts';
import type { LogEvent } from './log-event.ts';
import { dayOfLine } from './log-time.ts';
import { readPostfixLine } from './postfix-line.ts';

/** Far above any real line; of longer ones the beginning is read. */
const maxLineBytes = 16_384;
/** Mails under way at one time, of which a deferral is remembered. */
const maxMails = 20_000;
const headBytes = 4096;

/**
 * Reads the log of Postfix or Exim, or one with lines of both and of other programs, which are passed over. A deferral is
 * no bounce; when Postfix gives a mail up, its last deferrals are. Linear, and in bounded memory.
 */
export async function readLogEvents(
  source: ByteSource,
  take: (entry: EventEntry) => void,
  { asOfMs }: { readonly asOfMs?: number },
): Promise<Problem | null> {
  const reading = new LogReading(take, asOfMs);
  const lines = new LineSplitter(maxLineBytes, (bytes, number) => {
    reading.take(decodeText(bytes, 0, bytes.length), number);
  });
  const { start, chunks } = await peekChunks(source.chunks, headBytes);
  const head = inspectHead(Buffer.from(start));
  const decoder = new ChunkDecoder(head.kind === 'text' ? head.encoding : 'utf-8');
  let skip = head.kind === 'text' ? head.bomBytes : 0;
  for await (const chunk of chunks) {
    lines.push(decoder.decode(chunk.subarray(skip)));
    skip = Math.max(0, skip - chunk.length);
  }
  lines.end();
  return source.problem() ?? null;
}

class LogReading {
  readonly #take: (entry: EventEntry) => void;
  readonly #asOfMs: number | undefined;
  readonly #mails = new ExpiringMails(maxMails);

  constructor(take: (entry: EventEntry) => void, asOfMs: number | undefined) {
    this.#take = take;
    this.#asOfMs = asOfMs;
  }

  take(line: string, number: number): void {
    const postfix = readPostfixLine(line);
    if (postfix === null) {
      const exim = readEximLine(line);
      if (exim === 'unclear') this.#take({ reading: 'not-understood', line: number, form: 'exim-log' });
      else if (exim !== null) this.#hand(exim, { line, number, form: 'exim-log' });
      return;
    }
    const place = { line, number, form: 'postfix-log' };
    if (postfix.kind === 'expired') {
      for (const event of this.#mails.expire(postfix.queueId)) this.#hand(event, place);
    } else if (postfix.kind === 'removed') this.#mails.forget(postfix.queueId);
    else if (postfix.event === null) this.#take({ reading: 'left-out', line: number, form: place.form });
    else {
      this.#mails.note(postfix.queueId, postfix.event);
      this.#hand(postfix.event, place);
    }
  }

  #hand(event: LogEvent, { line, number, form }: { line: string; number: number; form: string }): void {
    const day = dayOfLine(line, this.#asOfMs);
    // because what a line was taken apart at may be part of an address that somebody made for it
    const isAddress = parseAddress(event.address, 'international').valid;
    const reading = isAddress ? makeEvent({ ...event, day }) : 'not-understood';
    this.#take({ reading, line: number, form });
  }
}
