import type { BounceClass } from '../bounce/bounce-class.ts';
import type { EventKind, KindWord } from './event-kind.ts';

/** What a word of a sending service says of a mail, and for bounces how it classes them. */
export interface EventMeaning {
  readonly event: EventKind;
  readonly kind?: KindWord;
  readonly reported?: BounceClass;
}
