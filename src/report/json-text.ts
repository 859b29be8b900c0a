import { withoutAddress } from '../core/without-address.ts';
import { jsonLine } from './json-line.ts';

/** A value as JSON in which every text that may hold an address is withheld, the path of a file as well. */
export function jsonText(value: unknown, indent = 0): string {
  return jsonLine(value, { indent, shown: withoutAddress });
}
