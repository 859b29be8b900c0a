import type { CampaignPolicy } from '../../../src/core/policy/campaign-policy.ts';
import type { ReviewResult } from '../../../src/core/review/review-result.ts';
import { type ReviewSide, reviewListChange } from '../../../src/core/review-list-change.ts';
import { asOfMs, healthyHeader, healthyRows, lines, testPolicy } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';

/** One version of a campaign as text: its list, and the rows of its suppression file (null for `none`). */
export interface Version {
  readonly list: string | Uint8Array;
  readonly suppressions?: string | null;
}

/** What a review of texts may be given besides the two versions. */
export interface ReviewOptions {
  readonly policy?: Partial<CampaignPolicy>;
  /** Older versions of the list. */
  readonly earlier?: readonly string[];
  readonly baseSuppressions?: string;
  readonly policyChanged?: boolean;
  readonly policyIsNew?: boolean;
}

/** A suppression file with one entry that no list has, and 30 strangers, so that one deletion is no tenth. */
export function onFile(...rows: readonly string[]): string {
  const strangers = Array.from({ length: 30 }, (_, index) => `stranger${index}@other.example,hard-bounce`);
  return lines('email,reason', ...strangers, ...rows);
}

/** A list of healthy recipients, then these rows. */
export function healthyList(count: number, ...rows: readonly string[]): string {
  return lines(healthyHeader, ...healthyRows(count), ...rows);
}

/** Reviews one version against another; null where the campaign is not there. */
export function reviewTexts(
  base: Version | null,
  head: Version | null,
  { policy = {}, earlier = [], baseSuppressions, ...flags }: ReviewOptions = {},
): Promise<ReviewResult> {
  return reviewListChange({
    campaign: 'june',
    policy: { ...testPolicy, ...policy },
    policyChanged: false,
    policyIsNew: false,
    ...flags,
    base: base === null ? null : sideOf(base),
    head: head === null ? null : sideOf(head),
    ...(baseSuppressions === undefined
      ? {}
      : { baseSuppressions: [sourceOf('bounces.csv', baseSuppressions)] }),
    earlier: earlier.map((text) => sourceOf('lists/june.csv', text)),
    asOfMs,
  });
}

function sideOf({ list, suppressions = onFile() }: Version): ReviewSide {
  return {
    list: sourceOf('lists/june.csv', list),
    suppressions: suppressions === null ? null : [sourceOf('bounces.csv', suppressions)],
    digests: () => ({ list: 'l', suppressions: 's', policy: 'p' }),
  };
}

/** The reasons as `severity code`. */
export function reasonsOf({ reasons }: ReviewResult): string[] {
  return reasons.map(({ severity, code }) => `${severity} ${code}`);
}
