import type { KeyMap } from '../matching/key-map.ts';

/** The first line of each mailbox that a list names by addresses other than its alias key; memory for those only. */
export class AliasLines {
  readonly #lines: KeyMap<number>;

  constructor(lines: KeyMap<number> = new Map()) {
    this.#lines = lines;
  }

  /**
   * The line of an earlier address of the same mailbox, or undefined; remembers this one, which is new to the list.
   * `lineOf` tells on which line a match key first stood.
   */
  take(
    { key, alias, line }: { readonly key: string; readonly alias: string; readonly line: number },
    lineOf: (key: string) => number | undefined,
  ): number | undefined {
    const other = this.#lines.get(alias);
    const plain = alias === key ? undefined : lineOf(alias);
    if (other === undefined && alias !== key) this.#lines.set(alias, line);
    if (other === undefined || plain === undefined) return other ?? plain;
    return Math.min(other, plain);
  }
}
