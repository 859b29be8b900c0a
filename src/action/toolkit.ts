/** The part of @actions/core that the Action uses; tests hand in their own. */
export interface Toolkit {
  readonly getInput: (name: string) => string;
  readonly setOutput: (name: string, value: string | number) => void;
  readonly error: (message: string, place?: Place) => void;
  readonly warning: (message: string, place?: Place) => void;
  readonly info: (message: string) => void;
  readonly summary: { readonly addRaw: (text: string) => { readonly write: () => Promise<unknown> } };
}

/** Where an annotation stands. */
export interface Place {
  title?: string;
  file?: string;
  startLine?: number;
}
