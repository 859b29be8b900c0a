/**
 * What a bracket that is open stands for: an array of rows, a row, an object that holds such an array (a page of an
 * answer), or something inside of a row.
 */
export type FrameRole = 'rows' | 'item' | 'page' | 'inner';

interface Frame {
  readonly role: FrameRole;
  readonly closer: number;
  readonly container: string;
}

const leftBracket = 91;
const rightBracket = 93;
const leftBrace = 123;
const rightBrace = 125;
const maxDepth = 64;

/** The brackets that are open at one point of a JSON text, and what each of them stands for. */
export class JsonFrames {
  readonly #containers: ReadonlySet<string>;
  #frames: Frame[] = [];

  /** `containers` are names under which an array of rows may stand. */
  constructor(containers: ReadonlySet<string>) {
    this.#containers = containers;
  }

  get depth(): number {
    return this.#frames.length;
  }

  get isFull(): boolean {
    return this.#frames.length >= maxDepth;
  }

  /** What the innermost bracket stands for; the top of the text is as an array of rows. */
  get role(): FrameRole {
    return this.#frames.at(-1)?.role ?? 'rows';
  }

  /** Name of the array whose rows come next. */
  get container(): string {
    return this.#frames.at(-1)?.container ?? '';
  }

  /** True inside of a value that no array of rows holds, as a line of NDJSON is. */
  get standsAlone(): boolean {
    return this.depth > 0 && this.#frames.every(({ role }) => role === 'item' || role === 'inner');
  }

  /** Opens a bracket behind the key `name`, and gives what it stands for. */
  open(bracket: number, name: string): FrameRole {
    const above = this.#frames.at(-1);
    const role = this.#roleOf(bracket, name);
    if (role === 'rows' && above !== undefined) this.#frames[this.depth - 1] = { ...above, role: 'page' };
    const container = role === 'rows' ? name : this.container;
    this.#frames.push({ role, closer: bracket === leftBrace ? rightBrace : rightBracket, container });
    return role;
  }

  #roleOf(bracket: number, name: string): FrameRole {
    if (this.role === 'rows') return bracket === leftBracket && this.depth === 0 ? 'rows' : 'item';
    const isNamedArray = bracket === leftBracket && this.#containers.has(name) && this.#isRowOrPage();
    return isNamedArray ? 'rows' : 'inner';
  }

  #isRowOrPage(): boolean {
    const frame = this.#frames.at(-1);
    return frame?.closer === rightBrace && (frame.role === 'item' || frame.role === 'page');
  }

  /** Closes the innermost bracket and gives what it stood for; null when the text has another closing bracket. */
  close(bracket: number): FrameRole | null {
    if (this.#frames.at(-1)?.closer !== bracket) return null;
    return this.#frames.pop()?.role ?? null;
  }

  clear(): void {
    this.#frames = [];
  }
}
