/** The member at a path with dots (`mail.messageId`), own members only; undefined where there is none. */
export function memberAt(value: unknown, path: string): unknown {
  let member = value;
  for (const name of path.split('.')) {
    if (typeof member !== 'object' || member === null) return undefined;
    member = Object.getOwnPropertyDescriptor(member, name)?.value;
  }
  return member;
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
