import { JsonSplitter } from '../json/split-json.ts';
import { ChunkDecoder } from '../list/decode-chunks.ts';
import { inspectHead } from '../list/inspect-head.ts';
import { eventContainers, recogniseKnownEvent } from './known-event-forms.ts';
import { type EventMedia, sniffMedia } from './sniff-media.ts';
import { unwrapEvent } from './unwrap-event.ts';

/**
 * Tells by a file's first bytes (64 KiB are plenty) that it holds events: a log, mails, or JSON of a known service. Null
 * for all else, such as a suppression export or a table, which may hold events too but does not show it by its form.
 */
export function recogniseEventFile(start: Uint8Array): Exclude<EventMedia, 'csv'> | null {
  const media = sniffMedia(start);
  if (media === 'csv') return null;
  return media !== 'json' || holdsKnownEvent(start) ? media : null;
}

/** Looks at the first value alone; what comes behind it is of the same kind. */
function holdsKnownEvent(start: Uint8Array): boolean {
  let isKnown = false;
  const splitter = new JsonSplitter(eventContainers, ({ text }) => {
    isKnown = isKnownEvent(text);
    return 'stop';
  });
  const bytes = Buffer.from(start);
  const head = inspectHead(bytes);
  if (head.kind !== 'text') return false;
  splitter.push(new ChunkDecoder(head.encoding).decode(bytes.subarray(head.bomBytes)));
  return isKnown;
}

function isKnownEvent(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    const event = unwrapEvent(value);
    const first: unknown = Array.isArray(event) ? event[0] : event;
    return event !== value || recogniseKnownEvent(first) !== null;
  } catch {
    return false;
  }
}
