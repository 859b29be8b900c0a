import type { SlackHome, SlackMessage, SlackModal } from '../../core/slack/block-kit.ts';

/** Where a message goes. */
export interface SlackTarget {
  readonly channel: string;
  /** Message whose thread it goes into. */
  readonly threadTs?: string;
}

/** Why a call did not do what was asked; `code` is Slack's word (or ours), never its text. */
export type SlackFailure =
  /** Slack did not take it: safe to try again from `afterMs` on. */
  | { readonly kind: 'limited'; readonly afterMs: number; readonly code: 'ratelimited' }
  /** Nothing was taken: no connection was made, or Slack says that it is away. */
  | { readonly kind: 'unsent'; readonly code: string }
  /** The request went out and no answer came: it may have been taken. */
  | { readonly kind: 'unknown'; readonly code: string }
  /** Slack answered no. `code` is for instance invalid_blocks, channel_not_found, message_not_found. */
  | { readonly kind: 'refused'; readonly code: string }
  /**
   * Our own exit did not let it out. `code` is a rule of `payload-problem.ts`, `response_url` or `webhook_url` for an
   * address elsewhere, or `channel_not_allowed`, `channel_external`, `channel_unknown` (nobody could say whether it is).
   */
  | { readonly kind: 'withheld'; readonly code: string };

export type SlackAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: SlackFailure };

/**
 * The one exit to Slack. Every text passes `sendSafely` first: documented limits, no address, a channel that is allowed.
 * One try each, 10 s at most; no call throws. When Slack refuses the blocks, they are sent again without charts, then
 * with tables as lists.
 */
export interface SlackClient {
  readonly postMessage: (
    target: SlackTarget,
    message: SlackMessage,
  ) => Promise<SlackAnswer<{ readonly ts: string; readonly channel: string }>>;
  readonly updateMessage: (
    target: { readonly channel: string; readonly ts: string },
    message: SlackMessage,
  ) => Promise<SlackAnswer<{ readonly ts: string }>>;
  /** The `ts` of our own message with this key in its metadata, among the newest 200; null when it is not there. */
  readonly findMessage: (
    target: SlackTarget,
    key: string,
    sinceMs: number,
  ) => Promise<SlackAnswer<string | null>>;
  readonly openModal: (
    triggerId: string,
    modal: SlackModal,
  ) => Promise<SlackAnswer<{ readonly viewId: string }>>;
  /** Changes a modal that is open; one that was closed meanwhile is refused. */
  readonly updateModal: (
    viewId: string,
    modal: SlackModal,
  ) => Promise<SlackAnswer<{ readonly viewId: string }>>;
  readonly publishHome: (user: string, home: SlackHome) => Promise<SlackAnswer<null>>;
  readonly groupMembers: (group: string) => Promise<SlackAnswer<readonly string[]>>;
  /** The answer to a command or a click, by its `response_url`. */
  readonly respond: (
    responseUrl: string,
    message: SlackMessage,
    how: { readonly inChannel: boolean; readonly replaceOriginal: boolean },
  ) => Promise<SlackAnswer<null>>;
  readonly authTest: () => Promise<
    SlackAnswer<{
      readonly team: string;
      readonly user: string;
      readonly bot: string;
      readonly scopes: readonly string[];
      readonly serverTimeMs: number | null;
    }>
  >;
  readonly channelInfo: (
    channel: string,
  ) => Promise<
    SlackAnswer<{ readonly isExternal: boolean; readonly isArchived: boolean; readonly isMember: boolean }>
  >;
}
