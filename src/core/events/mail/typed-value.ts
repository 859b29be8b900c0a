/** The value of a field that is `type; value` (RFC 3464 2.1.2), without its type and the brackets some put around it. */
export function typedValue(field: string): string {
  const semicolon = field.indexOf(';');
  const hasType = semicolon >= 0 && /^[\w.-]{1,60}$/.test(field.slice(0, semicolon).trim());
  const value = (hasType ? field.slice(semicolon + 1) : field).trim();
  return value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1) : value;
}
