import type { CampaignResult } from '../core/campaign-result.ts';
import type { FindingCode } from '../core/finding.ts';
import type { EvidenceGroup } from '../core/projection/evidence-group.ts';
import { mergeGroups } from './merge-groups.ts';
import { counted, points } from './numbers.ts';
import { show } from './show.ts';

const findingOfGroup: Readonly<Partial<Record<EvidenceGroup, FindingCode>>> = {
  'invalid-syntax': 'invalid-address',
  'reserved-domain': 'reserved-domain',
  'dead-domain': 'dead-domain',
  'hard-unknown-user': 'suppressed-hard-bounce',
  'hard-unspecified': 'suppressed-hard-bounce',
  'hard-policy-refusal': 'suppressed-hard-bounce',
  'verified-invalid': 'verified-invalid',
};

const shownGroups = 4;

/** Groups below this share of all recipients are told together; nobody acts on a hundredth of a point. */
const smallestShown = 0.0005;

/** What the expected bounces come from, largest first, in lines whose points stand below each other. */
export function whyLines(result: CampaignResult): string[] {
  const groups = mergeGroups(result.byGroup);
  const shown = groups.filter(
    ({ total }, index) => index === 0 || (index < shownGroups && total >= smallestShown),
  );
  const rest = groups.filter((group) => !shown.includes(group));
  const rows = shown.map(({ words, recipients, total, group }) => ({
    text: `${counted(recipients, 'recipient')} ${words}${where(result, findingOfGroup[group])}`,
    total,
  }));
  const restTotal = rest.reduce((sum, { total }) => sum + total, 0);
  if (restTotal >= smallestShown) {
    const recipients = rest.reduce((sum, group) => sum + group.recipients, 0);
    rows.push({ text: `${counted(recipients, 'recipient')} for other reasons`, total: restTotal });
  }
  const width = Math.max(0, ...rows.map(({ text }) => text.length));
  return rows.map(({ text, total }) => `${text.padEnd(width)}   +${points(total)} points`);
}

/** Where the first entries with a finding are: ` (lists/a.csv:118, 131, 240 and 497 more)`. */
function where(result: CampaignResult, code: FindingCode | undefined): string {
  const total = result.findingsByCode.find((entry) => entry.code === code)?.count ?? 0;
  const lines = result.findings
    .flatMap((finding) => (finding.code === code ? [finding.line ?? 0] : []))
    .slice(0, 3);
  if (lines.length === 0) return '';
  const more = total > lines.length ? ` and ${counted(total - lines.length, 'more', 'more')}` : '';
  return ` (${show(result.list)}:${lines.join(', ')}${more})`;
}
