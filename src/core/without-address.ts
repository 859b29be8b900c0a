import { holdsAddress } from './holds-address.ts';
import { showable } from './showable.ts';

/**
 * Text that programs read, such as the path of a file: as it is, or as people are shown it (`showable`) where it may hold an
 * address. The path of a file that is named so leads nowhere in any report.
 */
export function withoutAddress(text: string): string {
  return holdsAddress(text) ? showable(text, Number.POSITIVE_INFINITY) : text;
}
