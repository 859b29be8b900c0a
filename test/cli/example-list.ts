import { formatDay, parseDay } from '../../src/core/list/parse-day.ts';
import type { ExampleGroup } from '../core/projection/worked-examples.ts';

/** The day the lists are judged on, and from which their ages count back. */
export const asOf = '2026-11-20';
const asOfDay = parseDay(asOf) ?? 0;

const columns = [
  'email',
  'source',
  'last_delivered_at',
  'last_engaged_at',
  'verified_at',
  'verification',
  'opted_in_at',
  'opt_in',
  'soft_bounces',
] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

/** The files of a campaign whose recipients are those of a worked example; ages become whole days. */
export function exampleFiles(groups: readonly ExampleGroup[]): Readonly<Record<string, string>> {
  const rows = groups.flatMap((group, index) =>
    Array.from({ length: group.count }, (_, number) => ({
      group,
      row: { email: addressOf(group, `${index}x${number}`), source: group.source, ...evidenceOf(group) },
    })),
  );
  const bounced = rows.filter(({ group }) => group.cause === 'hard-unknown-user');
  return {
    'list.csv': lines(columns.join(','), ...rows.map(({ row }) => cells(row))),
    'suppressions.csv': lines(
      'email,reason,status',
      'somebody-else@acme-tools-0.com,hard-bounce,5.1.1',
      ...bounced.map(({ row }) => `${row.email},hard-bounce,5.1.1`),
    ),
    'bounce-gate.yml': policyOf(groups),
  };
}

function lines(...texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}

function cells(row: Row): string {
  return columns.map((column) => row[column] ?? '').join(',');
}

// because Gmail's names are shorter and have no hyphen, nobody has these
function addressOf({ cause, domainKind }: ExampleGroup, name: string): string {
  if (cause === 'typo-domain') return `nobody--can-have-this-name--${name}@gmial.com`;
  return domainKind === 'consumer'
    ? `nobody--can-have-this-name--in-gmail--${name}@gmail.com`
    : `desk-${name}@acme-tools-${name}.com`;
}

function evidenceOf({
  cause,
  ageYears,
  confirmed,
  neverDelivered,
  entryKind,
  softBounces,
}: ExampleGroup): Row {
  const day = formatDay(asOfDay - Math.round(ageYears * 365.25));
  if (cause === 'soft-history') return { soft_bounces: String(softBounces) };
  if (cause === 'catch-all') return { verification: 'accept-all' };
  if (cause !== 'baseline') return {};
  if (!neverDelivered) return confirmed ? { last_delivered_at: day } : { last_engaged_at: day };
  if (!confirmed) return { opted_in_at: day };
  return entryKind === 'double-opt-in'
    ? { opt_in: 'double', opted_in_at: day }
    : { verified_at: day, verification: 'valid' };
}

function policyOf(groups: readonly ExampleGroup[]): string {
  const kinds = new Map(
    groups.flatMap(({ cause, source, entryKind }) => (cause === 'baseline' ? [[source, entryKind]] : [])),
  );
  return lines(
    'suppressions: suppressions.csv',
    `sources: ${JSON.stringify(Object.fromEntries(kinds))}`,
    'campaigns: { example: { list: list.csv } }',
  );
}
