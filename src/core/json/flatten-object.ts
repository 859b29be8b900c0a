const maxDepth = 8;
const maxMembers = 500;

/**
 * The members of a parsed JSON value as text, by their paths with dots: `{"recipient": {"email": "..."}}` has
 * `recipient.email`. Arrays of plain values are joined with commas, those of objects by member. Null is the empty text;
 * null itself for what is no object. A bare string counts as an object with one member, `email`.
 */
export function flattenObject(value: unknown): ReadonlyMap<string, string> | null {
  if (typeof value === 'string') return new Map([['email', value]]);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const members = new Map<string, string>();
  addMembers(members, '', value, 0);
  return members;
}

function addMembers(members: Map<string, string>, path: string, value: object, depth: number): void {
  for (const [name, member] of Object.entries(value)) {
    addMember(members, path === '' ? name : `${path}.${name}`, member, depth);
  }
}

function addMember(members: Map<string, string>, path: string, member: unknown, depth: number): void {
  if (members.size >= maxMembers || depth > maxDepth) return;
  if (Array.isArray(member)) {
    if (member.length === 0) join(members, path, '');
    for (const element of member) addMember(members, path, element, depth + 1);
  } else if (typeof member === 'object' && member !== null) addMembers(members, path, member, depth + 1);
  else join(members, path, member === null || member === undefined ? '' : String(member));
}

function join(members: Map<string, string>, path: string, text: string): void {
  const known = members.get(path);
  members.set(path, known === undefined || known === '' ? text : `${known},${text}`);
}
