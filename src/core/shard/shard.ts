/** One of several equal parts that a check is shared out to, by recipients: `index` from 1 to `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The whole check as its only part. */
export const wholeCheck: Shard = { index: 1, of: 1 };

/** Groups of recipients that stay together, so that there are no more parts than groups; a matrix of GitHub has as many jobs. */
export const groupCount = 256;

/** Reads `2/8`; null for anything else, and for more parts than there are groups. */
export function parseShard(text: string): Shard | null {
  const found = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text.trim());
  if (found === null) return null;
  const shard = { index: Number(found[1]), of: Number(found[2]) };
  return isShard(shard) ? shard : null;
}

/** Whether these numbers can be those of a part. */
export function isShard({ index, of }: Shard): boolean {
  return index >= 1 && index <= of && of <= groupCount;
}

/** Whether the recipients of a group belong to a part. */
export function isOfShard(group: number, { index, of }: Shard): boolean {
  return group % of === index - 1;
}
