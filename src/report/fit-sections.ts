/** A part of a report, and how early it may be left out when there is no room. */
export interface Section {
  readonly text: string;
  /** The highest goes first, and of several the last; the very first section of a report always stays. */
  readonly priority: number;
}

/** What fits, and how many sections were left out. */
export interface Fitted {
  readonly text: string;
  readonly leftOut: number;
}

/**
 * Joins sections with blank lines into at most `limit` UTF-16 units by leaving out whole sections, never by cutting
 * one; what was left out is said at the end.
 */
export function fitSections(sections: readonly Section[], limit: number): Fitted {
  const kept = sections.filter(({ text }) => text !== '');
  const [first, ...others] = kept;
  const order = others.reverse().sort((a, b) => b.priority - a.priority);
  const gone = new Set<Section>();
  let length = kept.reduce((sum, { text }) => sum + text.length + between.length, -between.length);
  for (const section of order) {
    const note = gone.size === 0 ? 0 : leftOutNote(gone.size).length + between.length;
    if (length + note <= limit) break;
    gone.add(section);
    length -= section.text.length + between.length;
  }
  const parts = kept.filter((section) => !gone.has(section)).map(({ text }) => text);
  const text = [...parts, ...(gone.size === 0 ? [] : [leftOutNote(gone.size)])].join(between);
  // because a first section above the limit cannot be cut either, the note alone is the last resort
  return first === undefined || text.length <= limit
    ? { text, leftOut: gone.size }
    : { text: leftOutNote(kept.length), leftOut: kept.length };
}

const between = '\n\n';

function leftOutNote(number: number): string {
  return `_${number} ${number === 1 ? 'section does' : 'sections do'} not fit here; the JSON report has everything._`;
}
