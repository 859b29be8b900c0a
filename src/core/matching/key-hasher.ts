import type { HashSeed } from './hash-seed.ts';
import { lastWord, lowerCaseWord, WordView } from './word-view.ts';

const wordsOut = 3;
const roundsOut = 3;
/** Of a UTF-16 code unit in UTF-8. */
const mostBytesOfUnit = 3;

/**
 * Hashes match keys to 96 bits under a seed of the run, so that nobody can prepare keys that meet: HalfSipHash-1-3
 * (Aumasson and Bernstein; what Linux keeps its hash tables with), with a third word made as its second is. Among 50
 * million recipients and as many suppressions any two keys share a hash with a chance of 5 in 10^14: it stands for its key.
 */
export class KeyHasher {
  /** The hash of the key that was hashed last: three signed 32-bit numbers. */
  readonly words = new Int32Array(wordsOut);
  readonly seed: HashSeed;
  #scratch = Buffer.allocUnsafeSlow(1024);
  readonly #view = new WordView();
  readonly #low: number;
  readonly #high: number;

  constructor(seed: HashSeed) {
    this.seed = seed;
    this.#low = seed.low | 0;
    this.#high = seed.high | 0;
  }

  /** Hashes a match key, which is in lower case. */
  hashKey(key: string): void {
    // because UTF-8 has no form for half a pair
    const text = key.isWellFormed() ? key : JSON.stringify(key);
    const most = text.length * mostBytesOfUnit;
    if (most > this.#scratch.length) this.#scratch = Buffer.allocUnsafeSlow(most);
    this.hashBytes(this.#scratch, 0, this.#scratch.write(text));
  }

  /** Hashes the bytes from `start` to before `end` with ASCII letters in lower case: those of a key as the key itself. */
  hashBytes(bytes: Uint8Array, start: number, end: number): void {
    let v0 = this.#low;
    let v1 = this.#high ^ 0xee;
    let v2 = this.#low ^ 0x6c796765;
    let v3 = this.#high ^ 0x74656462;
    const view = this.#view.of(bytes);
    const length = end - start;
    const whole = end - (length & 3);
    for (let at = start; at <= whole; at += 4) {
      const word =
        at < whole
          ? lowerCaseWord(view.getInt32(at, true))
          : lowerCaseWord(lastWord(view, start, end)) | (length << 24);
      v3 ^= word;
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      v0 ^= word;
    }
    this.#finish(v0, v1, v2, v3);
  }

  #finish(a: number, b: number, c: number, d: number): void {
    let v0 = a;
    let v1 = b;
    let v2 = c ^ 0xee;
    let v3 = d;
    for (let out = 0; out < wordsOut; out += 1) {
      for (let round = 0; round < roundsOut; round += 1) {
        v0 = (v0 + v1) | 0;
        v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
        v0 = (v0 << 16) | (v0 >>> 16);
        v2 = (v2 + v3) | 0;
        v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
        v0 = (v0 + v3) | 0;
        v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
        v2 = (v2 + v1) | 0;
        v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
        v2 = (v2 << 16) | (v2 >>> 16);
      }
      this.words[out] = v1 ^ v3;
      v1 ^= 0xdd;
    }
  }
}
