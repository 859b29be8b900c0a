/** Lines of context around an edit, as git writes them. */
const contextLines = 3;

/** Writes the hunks of a unified diff of one file, line by line; neighbouring edits share a hunk. */
export class HunkWriter {
  readonly #done: string[] = [];
  #hunk: string[] = [];
  /** Lines kept since the last edit, or before the first. */
  #kept: string[] = [];
  readonly #next = { old: 1, new: 1 };
  #start = { old: 1, new: 1 };
  #counts = { old: 0, new: 0 };

  keep(line: string): void {
    this.#kept.push(line);
    this.#next.old += 1;
    this.#next.new += 1;
    if (this.#hunk.length > 0 && this.#kept.length > 2 * contextLines) this.#close();
    if (this.#hunk.length === 0) this.#kept = this.#kept.slice(-contextLines);
  }

  remove(line: string): void {
    this.#open();
    this.#take('-', line);
    this.#next.old += 1;
  }

  add(line: string): void {
    this.#open();
    this.#take('+', line);
    this.#next.new += 1;
  }

  replace(line: string, other: string): void {
    this.remove(line);
    this.add(other);
  }

  /** The text of all hunks. */
  end(): string {
    if (this.#hunk.length > 0) this.#close();
    return this.#done.join('');
  }

  #open(): void {
    if (this.#hunk.length === 0) {
      const { old, new: now } = this.#next;
      this.#start = { old: old - this.#kept.length, new: now - this.#kept.length };
      this.#counts = { old: 0, new: 0 };
    }
    for (const line of this.#kept) this.#take(' ', line);
    this.#kept = [];
  }

  #close(): void {
    const later = this.#kept.slice(contextLines);
    for (const line of this.#kept.slice(0, contextLines)) this.#take(' ', line);
    const { old, new: now } = this.#counts;
    // because an empty side is counted from the line before it
    const [from, to] = [this.#start.old - (old === 0 ? 1 : 0), this.#start.new - (now === 0 ? 1 : 0)];
    this.#done.push(`@@ -${from},${old} +${to},${now} @@\n`, ...this.#hunk);
    this.#hunk = [];
    this.#kept = later;
  }

  #take(sign: ' ' | '-' | '+', line: string): void {
    if (sign !== '+') this.#counts.old += 1;
    if (sign !== '-') this.#counts.new += 1;
    const text = `${sign}${line}`;
    this.#hunk.push(line.endsWith('\n') ? text : `${text}\n\\ No newline at end of file\n`);
  }
}
