/**
 * A seeded stream of random numbers: sfc32 (Doty-Humphrey, PractRand), started from an FNV-1a hash of its name. Streams
 * of different names are independent, so a new draw in one place changes nothing elsewhere.
 */
export class RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(name: string) {
    this.#a = hash(name, 0x811c9dc5);
    this.#b = hash(name, this.#a ^ 0x9e3779b9);
    this.#c = hash(name, this.#b ^ 0x85ebca6b);
    for (let round = 0; round < 12; round += 1) this.uniform();
  }

  /** At least 0, below 1. */
  uniform(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Box and Muller; one of the two numbers is thrown away. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** A factor around 1: lognormal with mean 1, `deviation` on the logarithm. */
  factor(deviation: number): number {
    return Math.exp(deviation * this.normal() - deviation ** 2 / 2);
  }

  /** Exponential with mean 1. */
  exponential(): number {
    return -Math.log(1 - this.uniform());
  }

  /** Gamma with mean 1 and variance 1 / 4. */
  gammaOfFour(): number {
    return (this.exponential() + this.exponential() + this.exponential() + this.exponential()) / 4;
  }

  /** Poisson (Knuth below 30, rounded normal above). */
  poisson(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count += 1;
    return count;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.uniform() * values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  }

  /** One of the names, each as likely as its weight says. */
  weighted<Name extends string>(weights: Readonly<Partial<Record<Name, number>>>): Name {
    // because Object.entries forgets the key type of a Record
    const entries = Object.entries(weights) as [Name, number][];
    let left = this.uniform() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    const last = entries.at(-1);
    if (last === undefined) throw new RangeError('nothing to pick from');
    return last[0];
  }
}

function hash(name: string, start: number): number {
  let state = start;
  for (let index = 0; index < name.length; index += 1) {
    state = Math.imul(state ^ name.charCodeAt(index), 0x01000193);
  }
  return state ^ (state >>> 15);
}
