import { addressHeaders, weakAddressHeaders } from '../list/column-names.ts';
import { normalizeHeader } from '../list/normalize-header.ts';
import { type EventField, eventHeaders } from './event-columns.ts';

const names: Readonly<Record<EventField, readonly string[]>> = {
  ...eventHeaders,
  email: [...addressHeaders, ...weakAddressHeaders],
};

/** Finds the fields of an event among the members of a JSON object, by the names that columns have. */
export function eventMembers(members: ReadonlyMap<string, string>): (field: EventField) => string {
  const texts = new Map<string, string>();
  for (const [name, text] of members) texts.set(normalizeHeader(name), text.trim());
  return (field) => {
    const name = names[field].find((candidate) => texts.has(candidate));
    return name === undefined ? '' : (texts.get(name) ?? '');
  };
}
