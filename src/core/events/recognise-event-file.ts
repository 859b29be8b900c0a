import { type EventMedia, sniffMedia } from './sniff-media.ts';

/**
 * Tells by a file's first bytes (64 KiB are plenty) that it holds events: a log, mails, or JSON of a known service. Null
 * for all else, such as a suppression export or a table, which may hold events too but does not show it by its form.
 */
export async function recogniseEventFile(start: Uint8Array): Promise<Exclude<EventMedia, 'csv'> | null> {
  const media = sniffMedia(start);
  if (media === 'csv') return null;
  if (media !== 'json') return media;
  // because most files are tables, and need no form of any event
  const { holdsKnownEvent } = await import('./holds-known-event.ts');
  return holdsKnownEvent(start) ? media : null;
}
