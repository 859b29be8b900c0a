/** What a post is about. Everything in it is rendered from the index at the moment of sending, so that it is current. */
export type PostSubject =
  /** One card per run of a campaign; `run` is the id of the workflow run, or of the check when there is none. */
  | { readonly kind: 'card'; readonly ledger: string; readonly campaign: string; readonly run: string }
  /** One record in the thread of the card it belongs to. */
  | { readonly kind: 'reply'; readonly ledger: string; readonly campaign: string; readonly record: string }
  /** A send without a fresh passing check; times are epoch milliseconds. */
  | {
      readonly kind: 'reminder';
      readonly ledger: string;
      readonly campaign: string;
      readonly sendAtMs: number;
      readonly hours: number;
    }
  /** The week that ended at `untilMs`, for the campaigns of the channel. */
  | { readonly kind: 'digest'; readonly untilMs: number };

/** A post that is to be made, or made anew when it is there already: equal keys are one message. */
export interface PlannedPost {
  /** Unique over everything ever posted: `card:LEDGER:CAMPAIGN:RUN:CHANNEL` and the like, at most 250 characters. */
  readonly key: string;
  readonly channel: string;
  readonly subject: PostSubject;
  /** Key of the post whose thread this one goes into; null for the channel itself. */
  readonly parent: string | null;
  /** `update` changes a message that is there and never makes one. */
  readonly mode: 'post-or-update' | 'update';
}
