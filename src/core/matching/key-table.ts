/** Of each slot: the three words of a hash, and the value plus one (0 in a slot that is free). */
const slotWords = 4;
const valueAt = 3;
const firstSlots = 1 << 10;
/** Keys that wait to be put into their slots together. */
const mostWaiting = 256;

/**
 * Whole numbers from 0 on by the hashes of match keys (`KeyHasher.words`), without the keys. Open addressing with linear
 * probing, 17 bytes a slot; between three eighths and three quarters of them are taken, so 23 to 46 bytes a key.
 *
 * A slot of a large table is far away in memory. So one bit for each eighth of a slot, which stays near, tells most keys that
 * are not there, and new keys wait until there are enough of them to visit all their slots at once.
 */
export class KeyTable {
  #size = 0;
  #slots = new Int32Array(firstSlots * slotWords);
  #mask = firstSlots - 1;
  #bits = new Int32Array(firstSlots >> 2);
  readonly #waiting = new Int32Array(mostWaiting * slotWords);
  #waits = 0;

  /** Keys in the table. */
  get size(): number {
    return this.#size + this.#waits;
  }

  /** The value under the hash that stands at `from`, -1 without one. */
  get(words: Int32Array, from = 0): number {
    if (!this.#mayHave(words[from] ?? 0, words[from + 1] ?? 0)) return -1;
    this.#settle();
    return (this.#slots[this.#find(words, from) + valueAt] ?? 0) - 1;
  }

  /** Sets the value under a hash. */
  set(words: Int32Array, value: number, from = 0): void {
    if (this.add(words, value, from) < 0) return;
    this.#slots[this.#find(words, from) + valueAt] = value + 1;
  }

  /** The value under a hash; where there is none, it is set and -1 given. */
  add(words: Int32Array, value: number, from = 0): number {
    const first = words[from] ?? 0;
    const second = words[from + 1] ?? 0;
    if (this.#mayHave(first, second)) {
      const known = this.get(words, from);
      if (known >= 0) return known;
    }
    this.#mark(first, second);
    const waiting = this.#waiting;
    const at = this.#waits * slotWords;
    waiting[at] = first;
    waiting[at + 1] = second;
    waiting[at + 2] = words[from + 2] ?? 0;
    waiting[at + valueAt] = value + 1;
    this.#waits += 1;
    if (this.#waits === mostWaiting) this.#settle();
    return -1;
  }

  /**
   * Looks at the bits of the hashes that stand every `step` numbers from `start` to before `end`: because no look waits for
   * another, those that are far away come in the time of one, and are near when they are asked for.
   */
  visit(words: Int32Array, [start, end]: readonly [start: number, end: number], step: number): number {
    let all = 0;
    for (let at = start; at < end; at += step) all |= this.#bits[((words[at] ?? 0) & this.#mask) >> 2] ?? 0;
    return all;
  }

  #mayHave(first: number, second: number): boolean {
    const slot = first & this.#mask;
    return ((this.#bits[slot >> 2] ?? 0) & (1 << (((slot & 3) << 3) | (second & 7)))) !== 0;
  }

  #mark(first: number, second: number): void {
    const slot = first & this.#mask;
    this.#bits[slot >> 2] = (this.#bits[slot >> 2] ?? 0) | (1 << (((slot & 3) << 3) | (second & 7)));
  }

  /** Puts the waiting keys into their slots. */
  #settle(): void {
    if (this.#waits === 0) return;
    if ((this.#size + this.#waits) * 4 > (this.#mask + 1) * 3) this.#grow((this.#mask + 1) * 2);
    const end = this.#waits * slotWords;
    this.#visit(this.#waiting, end);
    for (let at = 0; at < end; at += slotWords) this.#put(this.#waiting, at);
    this.#size += this.#waits;
    this.#waits = 0;
  }

  /** Reads the slots of several keys: because no read waits for another, they come in the time of one. */
  #visit(keys: Int32Array, end: number): number {
    let all = 0;
    for (let at = 0; at < end; at += slotWords)
      all |= this.#slots[((keys[at] ?? 0) & this.#mask) * slotWords] ?? 0;
    return all;
  }

  #put(keys: Int32Array, from: number): void {
    const slots = this.#slots;
    const at = this.#find(keys, from);
    slots[at] = keys[from] ?? 0;
    slots[at + 1] = keys[from + 1] ?? 0;
    slots[at + 2] = keys[from + 2] ?? 0;
    slots[at + valueAt] = keys[from + valueAt] ?? 0;
  }

  /** Where a hash is, or where it would go. */
  #find(words: Int32Array, from: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    const first = words[from] ?? 0;
    const second = words[from + 1] ?? 0;
    const third = words[from + 2] ?? 0;
    let slot = first & mask;
    while (true) {
      const at = slot * slotWords;
      if (slots[at + valueAt] === 0) return at;
      if (slots[at] === first && slots[at + 1] === second && slots[at + 2] === third) return at;
      slot = (slot + 1) & mask;
    }
  }

  /** Makes room for so many keys at once, no more than they would come to have one by one. */
  reserve(keys: number): void {
    let slots = this.#mask + 1;
    while (keys * 4 > slots * 3) slots *= 2;
    if (slots > this.#mask + 1) this.#grow(slots);
  }

  #grow(slots: number): void {
    const old = this.#slots;
    this.#slots = new Int32Array(slots * slotWords);
    this.#mask = slots - 1;
    this.#bits = new Int32Array(slots >> 2);
    for (let at = 0; at < old.length; at += slotWords) {
      if (old[at + valueAt] === 0) continue;
      this.#mark(old[at] ?? 0, old[at + 1] ?? 0);
      this.#put(old, at);
    }
    for (let at = 0; at < this.#waits * slotWords; at += slotWords)
      this.#mark(this.#waiting[at] ?? 0, this.#waiting[at + 1] ?? 0);
  }
}
