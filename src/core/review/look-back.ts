import type { ByteSource } from '../byte-source.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { ListDifference } from './list-difference.ts';
import { readRecipientKeys } from './read-recipient-keys.ts';
import type { LookBackEnd, LookedBack } from './review-result.ts';

/** Earlier versions of a list, newest first, as far as there is time for. */
export interface LookBack {
  readonly versions: AsyncIterable<ByteSource>;
  /** Why there are no more; asked for once `versions` has ended. */
  readonly end: () => LookBackEnd;
}

/** Hands the recipients of earlier versions to the difference; one that cannot be read only tells nothing. */
export async function lookBack(
  { versions, end }: LookBack,
  policy: CampaignPolicy,
  difference: Pick<ListDifference, 'takeEarlier'>,
): Promise<LookedBack> {
  let read = 0;
  for await (const source of versions) {
    if (await readRecipientKeys(source, policy, difference.takeEarlier)) read += 1;
  }
  return { versions: read, end: end() };
}
