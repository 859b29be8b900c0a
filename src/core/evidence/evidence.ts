import type { DayNumber } from '../list/parse-day.ts';
import type { SuppressionMatch } from '../suppression/suppression-match.ts';
import type { DomainKind, EntryKind } from './cause.ts';
import type { VerificationResult } from './verification.ts';

/** Why an address can never be delivered whatever its history, or that it can. */
export type Deliverability = 'possible' | 'invalid-syntax' | 'reserved-domain' | 'dead-domain';

/** All that is known of one recipient before its cause is decided. Days are day numbers; null is "not known". */
export interface Evidence {
  readonly deliverability: Deliverability;
  readonly suppression: SuppressionMatch | undefined;
  readonly source: string;
  readonly entryKind: EntryKind;
  readonly domainKind: DomainKind;
  readonly role: boolean;
  /** True for a misspelt domain of a provider. */
  readonly typoDomain: boolean;
  /** True for a domain of mailboxes that are thrown away. */
  readonly disposableDomain: boolean;
  readonly deliveredDay: DayNumber | null;
  readonly engagedDay: DayNumber | null;
  readonly verifiedDay: DayNumber | null;
  readonly verification: VerificationResult | null;
  /** Sign-up; proof of life when the opt-in was confirmed (`double-opt-in`). */
  readonly optedInDay: DayNumber | null;
  readonly doubleOptIn: boolean;
  readonly createdDay: DayNumber | null;
  readonly softBounces: number;
  readonly lastSoftBounceDay: DayNumber | null;
}
