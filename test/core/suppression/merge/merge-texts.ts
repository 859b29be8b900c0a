import { canonicalText } from '../../../../src/core/suppression/merge/canonical-text.ts';
import { type Merged, mergeSuppressions } from '../../../../src/core/suppression/merge/merge-suppressions.ts';
import type { Tidying } from '../../../../src/core/suppression/merge/tidy-entries.ts';
import { sourceOf } from '../../source-of.ts';
import { asOfDay } from '../read-texts.ts';

export interface MergeOptions {
  readonly target?: string;
  readonly keep?: boolean;
  readonly tidying?: Tidying;
}

/** Merges files given as text per path. */
export function mergeTexts(
  files: Readonly<Record<string, string>>,
  { target, keep = true, tidying }: MergeOptions = {},
): Promise<Merged> {
  return mergeSuppressions({
    target: target === undefined ? null : sourceOf('target.csv', target),
    sources: Object.entries(files).map(([path, text]) => sourceOf(path, text)),
    keep,
    asOfDay,
    ...(tidying === undefined ? {} : { tidying }),
  });
}

/** The canonical file that a merge gives. */
export async function mergedText(files: Readonly<Record<string, string>>, options: MergeOptions = {}) {
  const merged = await mergeTexts(files, options);
  if (!merged.ok) throw new Error(JSON.stringify(merged.problems));
  return [...canonicalText(merged.entries())].join('');
}
