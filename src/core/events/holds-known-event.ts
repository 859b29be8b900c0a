import { JsonSplitter } from '../json/split-json.ts';
import { ChunkDecoder } from '../list/decode-chunks.ts';
import { inspectHead } from '../list/inspect-head.ts';
import { eventContainers, recogniseKnownEvent } from './known-event-forms.ts';
import { unwrapEvent } from './unwrap-event.ts';

/** Whether the first value of a JSON file is an event of a known service; what comes behind it is of the same kind. */
export function holdsKnownEvent(start: Uint8Array): boolean {
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
