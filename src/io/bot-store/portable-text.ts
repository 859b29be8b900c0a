const escaped = /\\(?:0|\\|u[0-9a-f]{4})/g;

/**
 * Text in a form that every database keeps as it is: PostgreSQL refuses NUL, and UTF-8 has no lone surrogates, so both
 * are written as escapes, and the backslash that starts one is doubled. Equal forms are equal texts.
 */
export function packText(text: string): string {
  if (!text.includes('\\') && !text.includes('\0') && text.isWellFormed()) return text;
  return text.replaceAll(/[\\\0\p{Cs}]/gu, (unit) => {
    if (unit === '\\') return '\\\\';
    return unit === '\0' ? '\\0' : `\\u${unit.charCodeAt(0).toString(16)}`;
  });
}

/** The text that `packText` packed. */
export function unpackText(packed: string): string {
  if (!packed.includes('\\')) return packed;
  return packed.replaceAll(escaped, (found) => {
    if (found === '\\\\') return '\\';
    return found === '\\0' ? '\0' : String.fromCharCode(Number.parseInt(found.slice(2), 16));
  });
}

/** A value on its way into a database. */
export function packValue(value: unknown): unknown {
  return typeof value === 'string' ? packText(value) : value;
}

/** The texts of a row as they were packed; other values are left as they are. */
export function unpackRow(row: Record<string, unknown>): void {
  for (const column of Object.keys(row)) {
    const value = row[column];
    if (typeof value === 'string' && value.includes('\\')) row[column] = unpackText(value);
  }
}
