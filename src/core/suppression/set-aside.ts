import { recipientKey } from '../recipient-key.ts';
import type { SoftRepeats } from './history/judge-line.ts';
import type { SetAsideCause } from './history/statement-in-force.ts';
import type { HashAddress } from './parse-hash.ts';
import type { SuppressionRow } from './parse-suppression-row.ts';
import type { EntryPlace } from './suppression-facts.ts';
import { SuppressionTable } from './suppression-table.ts';

/** A statement that is understood and does not hold any more. */
export interface SetAside {
  readonly row: SuppressionRow;
  readonly place: EntryPlace;
  readonly cause: SetAsideCause;
}
export type OnSetAside = (statement: SetAside) => void;

/** A statement of soft bounces, and how many campaigns were counted. */
export interface RepeatsTold {
  readonly row: SuppressionRow;
  readonly repeats: SoftRepeats;
}
export type OnRepeats = (statement: RepeatsTold) => void;

/** Whether a statement is about an address (cleaned), by the address, its hash, its domain or a pattern. */
export function isAbout({ row }: Pick<SetAside, 'row'>, address: string, hash?: HashAddress): boolean {
  const { key, domain } = recipientKey(address);
  const { target } = row;
  if (target.kind === 'address') return recipientKey(target.address).key === key;
  const table = new SuppressionTable(hash);
  table.add(target, row);
  return table.find(key, domain, address) !== undefined;
}
