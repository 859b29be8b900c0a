const listedLines = 10;

/** Records with a field that is not valid UTF-8, and the lines of the first 10 of them. */
export interface Windows1252Kept {
  readonly records: number;
  readonly firstLines: readonly number[];
}

/** Counts records that are read as Windows-1252. */
export class Windows1252Rows {
  #records = 0;
  readonly #firstLines: number[] = [];

  note(line: number): void {
    this.#records += 1;
    if (this.#firstLines.length < listedLines) this.#firstLines.push(line);
  }

  /** Adds those of the next part of the file, which begins behind so many lines. */
  add({ records, firstLines }: Windows1252Kept, linesBefore: number): void {
    this.#records += records;
    const room = listedLines - this.#firstLines.length;
    this.#firstLines.push(...firstLines.slice(0, room).map((line) => line + linesBefore));
  }

  kept(): Windows1252Kept {
    return { records: this.#records, firstLines: [...this.#firstLines] };
  }
}
