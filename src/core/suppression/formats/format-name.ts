import { isPlainFormat, plainFormats } from '../plain-format.ts';
import { knownFormats } from './known-formats.ts';

const names: ReadonlyMap<string, string> = new Map(knownFormats.map(({ id, name }) => [id, name]));

/** What people call a form of suppression file, by its id: `SendGrid bounces`. */
export function formatName(id: string): string {
  return isPlainFormat(id) ? plainFormats[id] : (names.get(id) ?? id);
}
