import type { Verdict } from '../core/campaign-result.ts';

/** Colours for a terminal; they only repeat what words say. */
export interface Paint {
  readonly verdict: (verdict: Verdict, text: string) => string;
  readonly bold: (text: string) => string;
}

const codes: Readonly<Record<Verdict, number>> = { pass: 32, warn: 33, fail: 31, unchecked: 35 };

/** No colours, for pipes, logs and NO_COLOR. */
export const plain: Paint = { verdict: (_, text) => text, bold: (text) => text };

/** ANSI colours. */
export const colours: Paint = {
  verdict: (verdict, text) => `\u001b[1;${codes[verdict]}m${text}\u001b[0m`,
  bold: (text) => `\u001b[1m${text}\u001b[0m`,
};
