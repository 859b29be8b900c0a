import type { ListField } from './column-names.ts';

/** The header texts that a policy maps to fields. */
export type MappedColumns = Readonly<Partial<Record<ListField, string>>>;

/** The fields that are mapped, without those that the policy leaves open. */
export function mappedColumns(
  columns: Readonly<Partial<Record<ListField, string | undefined>>>,
): MappedColumns {
  const entries = Object.entries(columns).filter(([, header]) => header !== undefined);
  return Object.fromEntries(entries); // because undefined values are filtered out
}
