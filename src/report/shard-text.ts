import type { CheckTally } from '../core/shard/check-tally.ts';
import { count, counted } from './numbers.ts';
import { show } from './show.ts';

/** What `check --shard` says once its tally lies in a file: how much it counted, and that nothing is decided. */
export function shardText({ shard, campaigns }: CheckTally, file: string): string {
  const lines = campaigns.flatMap(({ list, count: { list: counts } }) =>
    counts.ok
      ? [`  ${show(list)}   ${count(counts.part.rows)} of ${counted(counts.part.file.records, 'record')}\n`]
      : [],
  );
  return `Shard ${shard.index} of ${shard.of} is counted in ${show(file)}. Nothing is decided yet: that takes the tallies of all ${shard.of}.\n${lines.join('')}Next: bounce-gate merge TALLY ... with the options of this check\n`;
}
