import type { ByteSource } from '../../../src/core/byte-source.ts';
import type { CampaignPolicy } from '../../../src/core/policy/campaign-policy.ts';
import type { DeletedRow } from '../../../src/core/review/find-deleted-rows.ts';
import type {
  BaseCampaign,
  LookBackEnd,
  Removal,
  ReviewResult,
} from '../../../src/core/review/review-result.ts';
import type { RuleChange } from '../../../src/core/review/rule-changes.ts';
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
  readonly ruleChanges?: readonly RuleChange[];
  readonly baseCampaign?: BaseCampaign | null;
  readonly removal?: Removal | null;
  /** Suppression files of the head that only the base names, by path. */
  readonly dropped?: Readonly<Record<string, string>>;
  readonly end?: LookBackEnd;
  readonly onDeletedRow?: (row: DeletedRow) => void;
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
  { policy = {}, earlier = [], baseSuppressions, dropped = {}, end = 'start', ...flags }: ReviewOptions = {},
): Promise<ReviewResult> {
  const name = { name: 'june', pairedBy: 'name', stays: head !== null } as const;
  const openBase = () => (base === null ? extraSources(baseSuppressions) : suppressionsOf(base));
  return reviewListChange({
    campaign: 'june',
    policy: { ...testPolicy, ...policy },
    policyChanged: false,
    policyIsNew: false,
    ruleChanges: [],
    baseCampaign: base === null ? null : name,
    removal: head === null ? { what: 'campaign', listStays: false } : null,
    ...flags,
    base: base === null ? null : sideOf(base),
    head: head === null ? null : sideOf(head),
    suppressions: {
      base: openBase(),
      // because what a campaign leaves behind is still there, unless the test says otherwise
      head: head === null ? openBase() : suppressionsOf(head),
      dropped: Object.entries(dropped).map(([path, text]) => sourceOf(path, text)),
      baseAgain: async () => openBase(),
    },
    earlier: base === null ? null : { versions: sourcesOf(earlier), end: () => end },
    asOfMs,
  });
}

function extraSources(text: string | undefined): ByteSource[] {
  return text === undefined ? [] : [sourceOf('bounces.csv', text)];
}

function suppressionsOf({ suppressions = onFile() }: Version): ByteSource[] {
  return suppressions === null ? [] : [sourceOf('bounces.csv', suppressions)];
}

async function* sourcesOf(texts: readonly string[]): AsyncGenerator<ByteSource> {
  for (const text of texts) yield sourceOf('lists/june.csv', text);
}

function sideOf({ list }: Version): ReviewSide {
  return {
    list: sourceOf('lists/june.csv', list),
    digests: () => ({ list: 'l', suppressions: 's', policy: 'p' }),
  };
}

/** The reasons as `severity code`. */
export function reasonsOf({ reasons }: ReviewResult): string[] {
  return reasons.map(({ severity, code }) => `${severity} ${code}`);
}
