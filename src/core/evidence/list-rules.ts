import type { DeliveriesJudged } from '../delivery/judge-deliveries.ts';
import type { DnsKnown } from '../dns/dns-told.ts';
import type { ListHash } from '../hashed-list/list-hash.ts';
import type { DayNumber } from '../list/parse-day.ts';
import type { PieceThreads } from '../packed/piece-queue.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { SuppressionTable } from '../suppression/suppression-table.ts';
import type { VerificationTable } from './verifiers/verification-table.ts';

/** What a list is counted against. */
export interface ListRules {
  readonly policy: CampaignPolicy;
  readonly asOfDay: DayNumber;
  readonly suppressions: SuppressionTable;
  /** Suppressions of scopes that do not count for this campaign. */
  readonly otherScopes: SuppressionTable;
  /** What past sends imply; absent or null where nothing is known of any. */
  readonly deliveries?: Pick<DeliveriesJudged, 'lastDelivered'> | null;
  /** What DNS says of domains; absent or null where that does not count. */
  readonly dns?: DnsKnown | null;
  /** Where pieces of the list are packed; absent, here. */
  readonly threads?: PieceThreads | undefined;
  /** How the list gives its addresses, where it gives hashes for them; absent or null where it gives addresses. */
  readonly listHash?: ListHash | null;
  /** What files of verification services say; absent or null where there are none. */
  readonly verifications?: VerificationTable | null;
}
