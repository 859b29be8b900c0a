import { CleanedList } from '../../src/core/clean-list.ts';
import { type CheckOptions, checkText } from './check-text.ts';

/** Cleans a list given as text or bytes, as the shell does it: what it has is taken after every chunk. */
export async function cleanText(
  list: Uint8Array,
  { sizes = [65_536], excelSafe = false, ...options }: CheckOptions & { readonly excelSafe?: boolean } = {},
) {
  const cleaning = new CleanedList({ excelSafe });
  const cleaned: Uint8Array[] = [];
  const removed: Uint8Array[] = [];
  const flush = async (): Promise<void> => {
    cleaned.push(cleaning.takeCleaned());
    removed.push(cleaning.takeRemoved());
  };
  const result = await checkText(list, {
    ...options,
    sizes,
    watch: (chunks) => cleaning.watch(chunks, flush),
    onEntry: (entry) => cleaning.onEntry(entry),
  });
  await flush();
  const { counts, reasons } = cleaning;
  return {
    result,
    counts,
    reasons: Object.fromEntries(reasons),
    cleaned: Buffer.concat(cleaned),
    removed: Buffer.concat(removed).toString(),
  };
}
