/** Fields by their names in small letters. */
export type Fields = ReadonlyMap<string, string>;

const maxGroups = 1000;
const maxFieldLength = 8192;
/** Some servers leave out the empty line between two recipients; each of these begins another. */
const repeats: ReadonlySet<string> = new Set(['final-recipient', 'original-recipient']);

/** Splits the text of a report into its groups of fields (RFC 3464 2.1), folded lines put together. */
export function fieldGroups(text: string): readonly Fields[] {
  const reading = new GroupReading();
  for (const line of text.split(/\r?\n/)) reading.take(line);
  return reading.groups.slice(0, maxGroups);
}

class GroupReading {
  readonly groups: Map<string, string>[] = [];
  #open: Map<string, string> | undefined;
  #last = '';

  take(line: string): void {
    if (line.trim() === '') this.#open = undefined;
    else if (this.#open !== undefined && /^[ \t]/.test(line)) this.#fold(this.#open, line);
    else this.#takeField(line);
  }

  #fold(group: Map<string, string>, line: string): void {
    const before = group.get(this.#last) ?? '';
    if (before.length < maxFieldLength) group.set(this.#last, `${before} ${line.trim()}`);
  }

  #takeField(line: string): void {
    const colon = line.indexOf(':');
    if (colon < 1 || colon > 76 || this.groups.length > maxGroups) return;
    const name = line.slice(0, colon).trim().toLowerCase();
    const group = this.#groupFor(name);
    this.#last = name;
    if (!group.has(name)) group.set(name, line.slice(colon + 1, maxFieldLength).trim());
  }

  #groupFor(name: string): Map<string, string> {
    const open = this.#open;
    if (open !== undefined && !(repeats.has(name) && open.has(name))) return open;
    const group = new Map<string, string>();
    this.groups.push(group);
    this.#open = group;
    return group;
  }
}
