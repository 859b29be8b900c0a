/** Bytes as a stranger might hand them in, under a name, since some readers go by the name of a file. */
export interface FuzzInput {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a reader makes of an input. */
export interface FuzzReading {
  /** In a few words what came of it, such as the code of a problem; inputs that lead to a new one are worth keeping. */
  readonly shape: string;
  /** Everything that was read, as text; the same for the same bytes, in whatever chunks they come. */
  readonly told: string;
  /** The part of it that people are shown: problems, findings, counts. It holds no address. */
  readonly shown: string;
}

/** A reader of foreign bytes. It may refuse them, but never throw. */
export interface FuzzTarget {
  readonly name: string;
  readonly seeds: () => readonly FuzzInput[] | Promise<readonly FuzzInput[]>;
  readonly read: (input: FuzzInput, sizes: readonly number[]) => Promise<FuzzReading>;
}

/** A reading of a value that is shown as a whole. */
export function shownReading(shape: string, value: unknown): FuzzReading {
  const text = JSON.stringify(value) ?? 'undefined';
  return { shape, told: text, shown: text };
}

/** A reading of a value of which people are shown nothing. */
export function hiddenReading(shape: string, value: unknown): FuzzReading {
  return { shape, told: JSON.stringify(value) ?? 'undefined', shown: '' };
}

/** Bytes as the readers of texts get them: UTF-8, what is none of it replaced. */
export function textOf({ bytes }: FuzzInput): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** An input of a text. */
export function textInput(name: string, text: string): FuzzInput {
  return { name, bytes: Buffer.from(text) };
}
