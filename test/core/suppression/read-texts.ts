import { dayOfInstant } from '../../../src/core/list/parse-day.ts';
import { recipientKey } from '../../../src/core/recipient-key.ts';
import { readSuppressions, type SuppressionsRead } from '../../../src/core/suppression/read-suppressions.ts';
import { asOfMs } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';

/** The day on which tests read suppressions. */
export const asOfDay = dayOfInstant(asOfMs);

/** Reads suppression files given as text or bytes per path. */
export function readTexts(
  files: Readonly<Record<string, string | Uint8Array>>,
  scopes: readonly string[] = ['global'],
): Promise<SuppressionsRead> {
  const sources = Object.entries(files).map(([path, content]) => sourceOf(path, content));
  return readSuppressions(sources, { asOfDay, scopes });
}

/** What is on file for an address, undefined when nothing is. */
export function matchOf(read: SuppressionsRead, address: string) {
  const { key, domain } = recipientKey(address);
  return read.table.find(key, domain);
}
