/**
 * A value as JSON whose text holds no `##[`, which the Actions runner reads as a command anywhere in a line of a log;
 * it can only stand inside strings, where an escape means the same.
 */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replaceAll('##[', '#\\u0023[');
}
