/** The part of @actions/core that the Action uses; tests hand in their own. */
export interface Toolkit {
  readonly getInput: (name: string) => string;
  readonly setOutput: (name: string, value: string | number) => void;
  readonly error: (message: string, place?: Place) => void;
  readonly warning: (message: string, place?: Place) => void;
  /** An annotation with a budget of its own, beside those of errors and warnings. */
  readonly notice: (message: string, place?: Place) => void;
  readonly info: (message: string) => void;
  /** Keeps a value out of the log from then on. */
  readonly setSecret: (secret: string) => void;
  readonly summary: { readonly addRaw: (text: string) => { readonly write: () => Promise<unknown> } };
}

/** Where an annotation stands. */
export interface Place {
  title?: string;
  file?: string;
  startLine?: number;
}
