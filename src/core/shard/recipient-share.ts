import type { RecipientGroups } from './recipient-groups.ts';
import { isOfShard, type Shard } from './shard.ts';

/** The recipients of one part of a check. */
export class RecipientShare {
  readonly groups: RecipientGroups;
  readonly #shard: Shard;

  constructor(groups: RecipientGroups, shard: Shard) {
    this.groups = groups;
    this.#shard = shard;
  }

  /** Whether the part has the recipient of a match key. */
  has(key: string): boolean {
    return this.hasGroup(this.groups.groupOf(key));
  }

  /** Whether the part has the recipients of a group. */
  hasGroup(group: number): boolean {
    return isOfShard(group, this.#shard);
  }
}
