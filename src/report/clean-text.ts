import type { CampaignResult } from '../core/campaign-result.ts';
import { holdsAddress } from '../core/holds-address.ts';
import { count, counted, percent } from './numbers.ts';
import { show } from './show.ts';

/** What was written of a list that was cleaned. */
export interface CleanedTold {
  readonly result: CampaignResult;
  /** As they are shown; `before` is where the list as it was is kept, null where it lies in its place. */
  readonly paths: { readonly cleaned: string; readonly removed: string; readonly before: string | null };
  readonly kept: number;
  readonly removed: number;
  /** How many rows were removed for what. */
  readonly reasons: ReadonlyMap<string, number>;
  readonly isFixed: boolean;
  readonly isDryRun: boolean;
  /** The command that checks the same list again; null where it is not shown. */
  readonly checkCommand: string | null;
}

/** How many rows stayed and went, and why, the commonest reason first, and what to do next. */
export function cleanText(told: CleanedTold): string {
  const { paths, kept, removed, reasons, isDryRun } = told;
  const lines = [
    `${counted(kept, 'row')} ${isDryRun ? 'would be kept' : 'kept'} in ${show(paths.cleaned)}`,
    `${counted(removed, 'row')} ${isDryRun ? 'would be removed' : 'removed'}, with reasons in ${show(paths.removed)}`,
    ...[...reasons]
      .sort(([, a], [, b]) => b - a)
      .map(([code, number]) => `  ${count(number).padStart(9)}   ${code}`),
    ...namesLines(told),
    ...verdictLines(told),
    ...nextLines(told),
  ];
  return `${lines.join('\n')}\n`;
}

/** What was said of a list in whose place nothing had to be put. */
export function nothingToClean(list: string): string {
  return `No row of ${show(list)} has to go. It is as it was, and nothing was written.\n`;
}

function namesLines({ paths }: CleanedTold): string[] {
  return [paths.cleaned, paths.removed].some(holdsAddress)
    ? [
        'The names of these files may hold an address and are not shown: they lie beside the list, or where --output and --removed say.',
      ]
    : [];
}

function verdictLines({ result, isFixed }: CleanedTold): string[] {
  const { verdict, fixAfterCleaning: fix, rates, limits } = result;
  if (fix === null || rates === null) return [];
  const rate = (total: number): string => percent(total, limits.total.fail);
  if (isFixed) return [`What is left does not fail any more: ${rate(fix.totalAfter)} would bounce.`];
  const fails = verdict === 'fail' ? 'would still fail' : 'would fail';
  const still = `What is left ${fails}: ${rate(rates.afterCleaning.total.expected)} would bounce.`;
  return [
    fix.possible ? `${still} --fix takes out ${counted(fix.removed, 'more row')}, and it does not.` : still,
  ];
}

function nextLines({ result, paths, isDryRun, checkCommand }: CleanedTold): string[] {
  if (isDryRun) return ['Nothing was written.'];
  if (paths.before === null)
    return [
      `Next: look at both, put the first in the place of ${show(result.list)} (--in-place --force does), and check again. They hold addresses.`,
    ];
  return [
    `The list as it was is in ${show(paths.before)}. Delete it and the removed rows when you have looked at them: they hold addresses.`,
    `Next: ${checkCommand ?? 'check it again'}`,
  ];
}
