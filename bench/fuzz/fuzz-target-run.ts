import { RandomStream } from '../simulator/random.ts';
import type { FuzzInput, FuzzTarget } from './fuzz-target.ts';
import { type FuzzFault, judgeInput } from './judge-input.ts';
import { mutate } from './mutate.ts';

/** An input that breaks a rule. */
export interface FuzzFinding extends FuzzFault {
  readonly target: string;
  readonly input: FuzzInput;
}

export interface FuzzRun {
  readonly target: string;
  readonly inputs: number;
  readonly findings: readonly FuzzFinding[];
  /** The first input that led to each shape which no seed has. */
  readonly fresh: ReadonlyMap<string, FuzzInput>;
}

export interface FuzzOptions {
  readonly seed: number;
  /** Inputs that were kept earlier, beside the seeds. */
  readonly kept: readonly FuzzInput[];
  /** Asked before each input. */
  readonly isOver: (inputs: number) => boolean;
  readonly onInput?: (input: FuzzInput) => void;
  /** True to leave out the seeds as they are, which other tests read. */
  readonly onlyChanged?: boolean;
}

/** Findings of one rule that are told; more of the same are not looked for. */
const mostOfOneRule = 3;
/** Longer ones are not kept, since others lead to the same. */
const longestKept = 2048;

/**
 * Tries changed copies of the seeds, and of every input that led to something new. The same seed tries the same inputs
 * in the same order; how many depends on when it is over.
 */
export async function fuzzTarget(target: FuzzTarget, options: FuzzOptions): Promise<FuzzRun> {
  const random = new RandomStream(`${target.name} ${options.seed}`);
  const catches = new Catches(target.name, [...(await target.seeds()), ...options.kept]);
  const seeds = options.onlyChanged === true ? [] : [...catches.pool];
  let inputs = 0;
  while (!options.isOver(inputs)) {
    const seed = seeds[inputs];
    const input = seed ?? changed(catches.pool, random);
    options.onInput?.(input);
    const { shape, fault } = await judgeInput(target, input, inputs);
    inputs += 1;
    if (fault !== null) catches.addFault(input, fault);
    if (catches.isNew(shape) && seed === undefined) catches.addFresh(input, shape, fault);
  }
  return { target: target.name, inputs, findings: catches.findings, fresh: catches.fresh };
}

function changed(pool: readonly FuzzInput[], random: RandomStream): FuzzInput {
  const parent = random.pick(pool);
  return { name: parent.name, bytes: mutate(parent.bytes, random.pick(pool).bytes, random) };
}

/** What a run has found so far. */
class Catches {
  readonly pool: FuzzInput[];
  readonly findings: FuzzFinding[] = [];
  readonly fresh = new Map<string, FuzzInput>();
  readonly #target: string;
  readonly #shapes = new Set<string>();

  constructor(target: string, pool: readonly FuzzInput[]) {
    this.#target = target;
    this.pool = [...pool];
  }

  addFault(input: FuzzInput, fault: FuzzFault): void {
    const alike = this.findings.filter(({ rule }) => rule === fault.rule);
    if (alike.length < mostOfOneRule) this.findings.push({ target: this.#target, input, ...fault });
  }

  isNew(shape: string): boolean {
    const isNew = !this.#shapes.has(shape);
    this.#shapes.add(shape);
    return isNew;
  }

  addFresh(input: FuzzInput, shape: string, fault: FuzzFault | null): void {
    this.pool.push(input);
    if (fault === null && input.bytes.length <= longestKept) this.fresh.set(shape, input);
  }
}
