import type { MessageArgs } from '../../../core/finding.ts';

/** How one kind of problem is told: what went wrong and the next step; the file and line are put before it. */
export type Sentence = (args: MessageArgs) => string;
