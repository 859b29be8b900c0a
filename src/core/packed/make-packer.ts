import { ListPacker, type ListPacking } from '../evidence/list-packer.ts';
import { StatementPacker, type StatementPacking } from '../suppression/statement-packer.ts';
import type { RowPacker } from './row-packer.ts';

/** What is to be packed of which rows: plain data, so that it can be sent to another thread. */
export type PackingJob = ListPacking | StatementPacking;

/** Makes the packer of a job. */
export function makePacker(job: PackingJob): RowPacker<unknown> {
  return job.kind === 'list' ? new ListPacker(job) : new StatementPacker(job);
}
