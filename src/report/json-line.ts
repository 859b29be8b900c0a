/** How JSON is written: blanks a level, and what stands for each text in it. */
interface JsonStyle {
  readonly indent: number;
  readonly shown: (text: string) => string;
}

const asItIs: JsonStyle = { indent: 0, shown: (text) => text };

/**
 * A value as JSON whose text holds no `##[`, which the Actions runner reads as a command anywhere in a line of a log; it can
 * only stand inside strings, where an escape means the same. By itself it is for answers about what was just asked, which may
 * be an address; what is told unasked is written by `jsonText`.
 */
export function jsonLine(value: unknown, { indent, shown } = asItIs): string {
  const text = JSON.stringify(
    value,
    (_, member: unknown) => (typeof member === 'string' ? shown(member) : member),
    indent,
  );
  return text.replaceAll('##[', '#\\u0023[');
}
