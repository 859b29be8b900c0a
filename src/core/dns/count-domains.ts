import { cleanAddress } from '../address/clean-address.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Problem } from '../finding.ts';
import { type ListField, listHeaders } from '../list/column-names.ts';
import { type Columns, findColumns } from '../list/find-columns.ts';
import { readSource } from '../list/read-source.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { recipientKey } from '../recipient-key.ts';
import { isAskable } from './is-askable.ts';

/** Rows by domain, for the domains that can be asked about. */
export type DomainCounts = Map<string, number>;

export type DomainsCounted = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };

/** Judgement: lists have some ten thousand domains; more would be held only to be left out. */
const mostCounted = 500_000;

/** Adds the rows of a list to the counts of their domains, or says why the list cannot be read. */
export async function countDomains(
  list: ByteSource,
  { columns: { email } }: Pick<CampaignPolicy, 'columns'>,
  counts: DomainCounts,
): Promise<DomainsCounted> {
  const mapped = email === undefined ? {} : { email };
  let columns: Columns<ListField> | undefined;
  let problem: Problem | undefined;
  const read = await readSource(list, {}, (record) => {
    if (columns === undefined) {
      const found = findColumns<ListField>(record, list.path, { names: listHeaders, mapped });
      if (!found.ok) {
        problem = found.problem;
        return 'stop';
      }
      columns = found.columns;
      if (columns.header) return undefined;
    }
    countRow(record.field(columns.at.get('email') ?? 0), counts);
    return undefined;
  });
  if (problem !== undefined) return { ok: false, problem };
  return read.ok ? { ok: true } : { ok: false, problem: read.problem };
}

function countRow(cell: string, counts: DomainCounts): void {
  const { domain, parsed } = recipientKey(cleanAddress(cell));
  if (!parsed.valid) return;
  const rows = counts.get(domain);
  if (rows !== undefined) counts.set(domain, rows + 1);
  else if (counts.size < mostCounted && isAskable(domain)) counts.set(domain, 1);
}
