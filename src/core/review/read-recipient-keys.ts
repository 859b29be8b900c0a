import { cleanAddress } from '../address/clean-address.ts';
import type { ByteSource } from '../byte-source.ts';
import { type ListField, listHeaders } from '../list/column-names.ts';
import { type Columns, findColumns } from '../list/find-columns.ts';
import { readSource } from '../list/read-source.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import { recipientKey } from '../recipient-key.ts';

/**
 * Hands over the match key of every recipient of an older version of a list; gives false when the version could not
 * be read, which only means that it tells nothing.
 */
export async function readRecipientKeys(
  source: ByteSource,
  policy: CampaignPolicy,
  onKey: (key: string) => void,
): Promise<boolean> {
  let columns: Columns<ListField> | undefined;
  const mapped = policy.columns.email === undefined ? {} : { email: policy.columns.email };
  const read = await readSource(source, {}, (record) => {
    if (columns === undefined) {
      const found = findColumns<ListField>(record, source.path, { names: listHeaders, mapped });
      if (!found.ok) return 'stop';
      columns = found.columns;
      if (columns.header) return undefined;
    }
    const address = cleanAddress(record.field(columns.at.get('email') ?? 0));
    if (address !== '') onKey(recipientKey(address).key);
    return undefined;
  });
  return read.ok && columns !== undefined;
}
