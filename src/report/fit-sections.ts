/** A part of a report: what must be there, and what may be left out when there is no room, least important last. */
export interface Section {
  readonly text: string;
  /** 0 is never left out; of the others the highest goes first. */
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
  const order = [...kept].sort((a, b) => b.priority - a.priority).filter(({ priority }) => priority > 0);
  const gone = new Set<Section>();
  const joined = (): string => {
    const parts = kept.filter((section) => !gone.has(section)).map(({ text }) => text);
    return gone.size === 0 ? parts.join('\n\n') : [...parts, leftOutNote(gone.size)].join('\n\n');
  };
  for (const section of order) {
    if (joined().length <= limit) break;
    gone.add(section);
  }
  const text = joined();
  // because even the first lines of hundreds of campaigns may be too many, the note alone is the last resort
  return text.length <= limit
    ? { text, leftOut: gone.size }
    : { text: leftOutNote(kept.length), leftOut: kept.length };
}

function leftOutNote(number: number): string {
  return `_${number} ${number === 1 ? 'section does' : 'sections do'} not fit here; the JSON report has everything._`;
}
