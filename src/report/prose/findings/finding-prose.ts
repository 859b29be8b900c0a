import type { MessageArgs } from '../../../core/finding.ts';

/** How one kind of finding is told: what it is, in a few words; and for one place, what is there and what to do. */
export interface FindingProse {
  readonly title: string;
  readonly sentence: (args: MessageArgs) => string;
}
