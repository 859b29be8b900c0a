import type { ByteSource } from '../core/byte-source.ts';
import type { CampaignResult } from '../core/campaign-result.ts';
import { type CampaignInput, checkCampaign, judgeList } from '../core/check-campaign.ts';
import { CleanedList } from '../core/clean-list.ts';
import { planClean } from '../core/clean-plan.ts';
import type { OnEntry } from '../core/evidence/judged-entry.ts';
import { openCampaign } from './open-campaign.ts';
import { withThreads } from './parallel/with-threads.ts';
import type { PreparedCheck } from './prepare-checks.ts';
import type { CleanedFiles } from './with-cleaned-files.ts';

/** What is to be cleaned, and how. */
export interface CleaningJob {
  readonly check: PreparedCheck;
  readonly input: CampaignInput;
  /** True to take out as well what else has to go so that the list does not fail. */
  readonly isFix: boolean;
  readonly excelSafe: boolean;
}

/** What came of it: rows were written only when it is `cleaned`, and then the files are still to be put in their places. */
export type CampaignCleaned =
  | { readonly kind: 'cleaned'; readonly result: CampaignResult; readonly cleaning: CleanedList }
  | { readonly kind: 'unchecked'; readonly result: CampaignResult }
  /** Nothing short of the whole list would make it pass. */
  | { readonly kind: 'no-fix' }
  /** The list was changed while it was read. */
  | { readonly kind: 'changed' };

/** Checks a list and writes each of its rows into one of two files; for a fix it is checked once before. */
export async function cleanCampaign(files: CleanedFiles, job: CleaningJob): Promise<CampaignCleaned> {
  return job.isFix ? cleanAndFix(files, job) : cleanAtOnce(files, job);
}

async function cleanAtOnce(files: CleanedFiles, { input, excelSafe }: CleaningJob): Promise<CampaignCleaned> {
  const cleaning = new CleanedList({ excelSafe });
  const judge: Judge = (list, onEntry) => checkCampaign({ ...input, list }, onEntry);
  const result = await cleanInto(files, cleaning, { list: input.list, judge });
  return result.verdict === 'unchecked'
    ? { kind: 'unchecked', result }
    : { kind: 'cleaned', result, cleaning };
}

async function cleanAndFix(files: CleanedFiles, job: CleaningJob): Promise<CampaignCleaned> {
  const { check, input, excelSafe } = job;
  const sources = [input.list, ...(input.suppressions ?? [])];
  const plan = await withThreads(sources, (threads) => planClean({ ...input, threads }));
  const { result: planned, fixCells } = plan;
  if (planned.verdict === 'unchecked') return { kind: 'unchecked', result: planned };
  if (planned.fixAfterCleaning?.possible === false) return { kind: 'no-fix' };
  const cleaning = new CleanedList({ excelSafe, fixCells });
  // because a file can be read once, and which rows go is known at its end
  const again = await openCampaign(check.planned, check.workspace);
  const { digests } = again;
  const about = { ...plan.input, threads: undefined, digests };
  const judge: Judge = (list, onEntry) => judgeList({ ...about, list }, plan.suppressions, onEntry);
  const result = await cleanInto(files, cleaning, { list: again.list, judge });
  if (result.digests.list !== planned.digests.list) return { kind: 'changed' };
  return result.verdict === 'unchecked'
    ? { kind: 'unchecked', result }
    : { kind: 'cleaned', result: planned, cleaning };
}

type Judge = (list: ByteSource, onEntry: OnEntry) => Promise<CampaignResult>;

/** Judges the list, and writes each row into one of the files on the way. */
async function cleanInto(
  { cleaned, removed }: CleanedFiles,
  cleaning: CleanedList,
  { list, judge }: { readonly list: ByteSource; readonly judge: Judge },
): Promise<CampaignResult> {
  const flush = async (): Promise<void> => {
    await cleaned.write(cleaning.takeCleaned());
    await removed.write(cleaning.takeRemoved());
  };
  const chunks = cleaning.watch(list.chunks, flush);
  const result = await judge({ ...list, chunks }, (entry) => cleaning.onEntry(entry));
  if (result.verdict !== 'unchecked') await flush();
  return result;
}
