import { count, counted } from './numbers.ts';
import { show } from './show.ts';

/** What was written of a list that was cleaned. */
export interface CleanedTold {
  readonly paths: { readonly cleaned: string; readonly removed: string };
  readonly kept: number;
  readonly removed: number;
  /** How many rows were removed for what. */
  readonly reasons: ReadonlyMap<string, number>;
}

/** How many rows stayed and went, and why, the commonest reason first. */
export function cleanText({ paths, kept, removed, reasons }: CleanedTold): string {
  const lines = [
    `${counted(kept, 'row')} kept in ${show(paths.cleaned)}`,
    `${counted(removed, 'row')} removed, with reasons in ${show(paths.removed)}`,
    ...[...reasons]
      .sort(([, a], [, b]) => b - a)
      .map(([code, number]) => `  ${count(number).padStart(9)}   ${code}`),
  ];
  return `${lines.join('\n')}\n`;
}
