import type { BounceClass } from './bounce-class.ts';

/** The step of the SMTP conversation that was refused, as far as it is known. */
export type Stage = 'connect' | 'mail' | 'rcpt' | 'data' | null;

/** How sure a judgement is, by the evidence it stands on. */
export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/**
 * One rule over the words of a reply, as data. Phrases are written in small letters; they match whole words, one that ends
 * in `*` also the beginning of a word, and one with a dot the end of a host name. Chinese and Japanese match anywhere.
 */
export interface TextRule {
  /** Stable; it is in reports and may be relied on. */
  readonly id: string;
  readonly class: BounceClass;
  readonly confidence: Confidence;
  /** One of these must occur. */
  readonly any: readonly string[];
  /** And one of these within 60 characters of it. */
  readonly near?: readonly string[];
  /** And one of these anywhere, host names included. */
  readonly also?: readonly string[];
  /** And none of these. */
  readonly unless?: readonly string[];
  /** Only with one of these statuses; `none` is a reply without one that says anything. */
  readonly statuses?: readonly string[];
  /** Only at these steps of the conversation. */
  readonly stages?: readonly Stage[];
  /** Only for replies that say "for now" (true) or "for good" (false). */
  readonly temporary?: boolean;
  /** Only for replies without any failure code (`none`), or with none that is for good (`temporary`). */
  readonly failure?: 'none' | 'temporary';
  /** A "for now" beside it changes nothing: the fact is for good. */
  readonly final?: boolean;
  /** Steps back behind a status that says plainly what is wrong with the address. */
  readonly yields?: boolean;
  /** Filters say this too, to hide: it needs a command or a status that fits. */
  readonly deniable?: boolean;
}
