import { type CampaignInput, judgeList } from '../../src/core/check-campaign.ts';
import { CleanedList, type CleaningOptions } from '../../src/core/clean-list.ts';
import { planClean } from '../../src/core/clean-plan.ts';
import { type CheckOptions, checkText, inputOf } from './check-text.ts';
import { sourceOf } from './source-of.ts';

/** Cleans a list given as text or bytes, as the shell does it: what it has is taken after every chunk. */
export async function cleanText(
  list: Uint8Array,
  { sizes = [65_536], excelSafe = false, ...options }: CheckOptions & { readonly excelSafe?: boolean } = {},
) {
  const taken = takeCleaned({ excelSafe });
  const { watch, onEntry } = taken;
  const result = await checkText(list, { ...options, sizes, watch, onEntry });
  return { result, ...(await taken.end()) };
}

/** Cleans a list and takes out as well what else has to go so that it does not fail. */
export async function fixText(list: string, options: CheckOptions = {}) {
  const bytes = Buffer.from(list);
  const plan = await planClean(inputOf(bytes, options));
  const taken = takeCleaned({ excelSafe: false, fixCells: plan.fixCells });
  const source = sourceOf('lists/june.csv', bytes, { sizes: [65_536] });
  const input: CampaignInput = { ...plan.input, list: { ...source, chunks: taken.watch(source.chunks) } };
  await judgeList(input, plan.suppressions, taken.onEntry);
  return { result: plan.result, ...(await taken.end()) };
}

function takeCleaned(options: CleaningOptions) {
  const cleaning = new CleanedList(options);
  const cleaned: Uint8Array[] = [];
  const removed: Uint8Array[] = [];
  const flush = async (): Promise<void> => {
    cleaned.push(cleaning.takeCleaned());
    removed.push(cleaning.takeRemoved());
  };
  return {
    watch: (chunks: AsyncIterable<Uint8Array>) => cleaning.watch(chunks, flush),
    onEntry: cleaning.onEntry.bind(cleaning),
    end: async () => {
      await flush();
      const { counts, reasons } = cleaning;
      return {
        counts,
        reasons: Object.fromEntries(reasons),
        cleaned: Buffer.concat(cleaned),
        removed: Buffer.concat(removed).toString(),
      };
    },
  };
}
