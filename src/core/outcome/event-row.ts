import type { BounceClass } from '../bounce/bounce-class.ts';

/**
 * One event of a mail as a sending tool tells it, all as text: what every form of event dump is turned into. `kind`
 * says more than `event` does (`hard`, `blocked`; for a drop what came before it), `status` is an SMTP or enhanced status
 * code, `diagnostic` what the server replied, `atMs` when it happened, to the day.
 */
export interface EventRow {
  readonly address: string;
  readonly event: string;
  readonly kind?: string;
  readonly status?: string;
  readonly diagnostic?: string;
  readonly atMs?: number;
  /** The class that the tool's own word stands for; the last thing to be asked. */
  readonly reported?: BounceClass;
  /** The host that said `diagnostic`. */
  readonly remoteHost?: string;
  /** The campaign, as the tool names it. */
  readonly campaign?: string;
  /** The mail, as the tool or the log names it: tries of one mail share it. */
  readonly message?: string;
  /** How far an opt-out goes (`group:17`); without it, it holds for all mail. */
  readonly scope?: string;
}
