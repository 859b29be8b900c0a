/** Patterns for addresses, in which `*` stands for any text and all else for itself; every text is compared with each. */
export class PatternIndex {
  /** Each pattern cut at its `*`: what must begin, follow and end a text that fits. */
  readonly #pieces = new Map<string, readonly string[]>();

  get size(): number {
    return this.#pieces.size;
  }

  add(pattern: string): void {
    if (!this.#pieces.has(pattern)) this.#pieces.set(pattern, pattern.replace(/\*+/g, '*').split('*'));
  }

  addAll(other: PatternIndex): void {
    for (const [pattern, pieces] of other.#pieces) this.#pieces.set(pattern, pieces);
  }

  /** The patterns that a text fits. */
  *fitting(text: string): Generator<string> {
    for (const [pattern, pieces] of this.#pieces) if (fits(text, pieces)) yield pattern;
  }
}

// because each piece is taken where it comes first, nothing is gone back to
function fits(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? '';
  if (pieces.length === 1) return text === first;
  const last = pieces[pieces.length - 1] ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (let index = 1; index < pieces.length - 1; index += 1) {
    const piece = pieces[index] ?? '';
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
