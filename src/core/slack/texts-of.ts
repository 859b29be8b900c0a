/** One string of a payload: where it stands, under which name, and in which kind of object. */
export interface PayloadText {
  readonly path: string;
  /** Name of the member: text, url, value. */
  readonly name: string;
  /** The `type` of the object it is in; empty for none. */
  readonly type: string;
  readonly text: string;
}

/** Every string in a payload, names of types apart, in order. */
export function textsOf(payload: unknown): readonly PayloadText[] {
  const found: PayloadText[] = [];
  collect(payload, { path: '', name: '', type: '' }, found);
  return found;
}

function collect(value: unknown, place: Omit<PayloadText, 'text'>, found: PayloadText[]): void {
  if (typeof value === 'string') found.push({ ...place, text: value });
  else if (Array.isArray(value)) collectItems(value, place, found);
  else if (typeof value === 'object' && value !== null) collectMembers(value, place.path, found);
}

function collectItems(
  items: readonly unknown[],
  place: Omit<PayloadText, 'text'>,
  found: PayloadText[],
): void {
  for (const [index, item] of items.entries()) {
    collect(item, { ...place, path: `${place.path}[${index}]` }, found);
  }
}

function collectMembers(value: object, path: string, found: PayloadText[]): void {
  const type = 'type' in value && typeof value.type === 'string' ? value.type : '';
  for (const [name, member] of Object.entries(value)) {
    if (name !== 'type') collect(member, { path: path === '' ? name : `${path}.${name}`, name, type }, found);
  }
}
