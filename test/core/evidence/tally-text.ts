import type { ListTally } from '../../../src/core/evidence/conclude-list.ts';
import type { JudgedEntry } from '../../../src/core/evidence/judged-entry.ts';
import type { ListRules } from '../../../src/core/evidence/list-rules.ts';
import { tallyList } from '../../../src/core/evidence/tally-list.ts';
import { dayOfInstant } from '../../../src/core/list/parse-day.ts';
import type { CampaignPolicy } from '../../../src/core/policy/campaign-policy.ts';
import type { SuppressionReason } from '../../../src/core/suppression/suppression-reason.ts';
import { SuppressionTable } from '../../../src/core/suppression/suppression-table.ts';
import { asOfMs, testPolicy } from '../check-text.ts';
import { sourceOf } from '../source-of.ts';

/** What a list is counted against: reasons per address or `@domain` on file, and addresses suppressed in another scope. */
export interface TallyOptions {
  readonly policy?: Partial<CampaignPolicy>;
  readonly onFile?: Readonly<Record<string, SuppressionReason>>;
  readonly elsewhere?: readonly string[];
  readonly onEntry?: (entry: JudgedEntry) => void;
}

/** Counts a list given as text or bytes. */
export function tallyText(
  text: string | Uint8Array,
  { policy = {}, onFile = {}, elsewhere = [], onEntry }: TallyOptions = {},
) {
  const suppressions = new SuppressionTable();
  const otherScopes = new SuppressionTable();
  const facts = { detail: 'unspecified', createdDay: null, count: 1 } as const;
  for (const [key, reason] of Object.entries(onFile)) {
    if (key.startsWith('@')) suppressions.addDomain(key.slice(1), { ...facts, reason });
    else suppressions.addAddress(key, { ...facts, reason });
  }
  for (const key of elsewhere) otherScopes.addAddress(key, { ...facts, reason: 'unsubscribe' });
  const rules: ListRules = {
    policy: { ...testPolicy, ...policy },
    asOfDay: dayOfInstant(asOfMs),
    suppressions,
    otherScopes,
  };
  return tallyList(sourceOf('list.csv', text), rules, onEntry);
}

/** The same, for a list that can be counted. */
export async function countText(text: string | Uint8Array, options?: TallyOptions): Promise<ListTally> {
  const tallied = await tallyText(text, options);
  if (!tallied.ok) throw new Error(tallied.problem.code);
  return tallied.list;
}

/** The findings as `code line`. */
export function told(list: ListTally): string[] {
  return list.findings.samples().map(({ code, line }) => (line === undefined ? code : `${code} ${line}`));
}
