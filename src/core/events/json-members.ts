/** The member at a path with dots (`mail.messageId`), own members only; undefined where there is none. */
export function memberAt(value: unknown, path: string): unknown {
  const dot = path.indexOf('.');
  if (dot < 0) return ownMember(value, path);
  return memberAt(ownMember(value, path.slice(0, dot)), path.slice(dot + 1));
}

function ownMember(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  // because an object that has the member can be asked for it
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** The text, number or truth value at a path, trimmed; empty where there is none. */
export function textAt(value: unknown, path: string): string {
  const member = memberAt(value, path);
  return typeof member === 'string' || typeof member === 'number' || typeof member === 'boolean'
    ? String(member).trim()
    : '';
}

/** The elements at a path: those of an array, or a single value that stands without one. */
export function listAt(value: unknown, path: string): readonly unknown[] {
  const member = memberAt(value, path);
  if (Array.isArray(member)) return member;
  return member === undefined || member === null || member === '' ? [] : [member];
}
