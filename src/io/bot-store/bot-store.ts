import type { PlannedPost } from '../../core/bot/planned-post.ts';
import type { LedgerRecord } from '../../core/ledger/ledger-record.ts';

/** How far a ledger is indexed. */
export interface LedgerPosition {
  /** Commit of the branch; null when there was none. */
  readonly tip: string | null;
  /** Digest of the ids that wait in the inbox; empty for none. */
  readonly waiting: string;
  readonly indexedAtMs: number;
  readonly records: number;
  /** Records that were not trusted. */
  readonly quarantined: number;
  /** Why the ledger is not read at present; null while all is well. */
  readonly trouble: 'unreachable' | 'rewritten' | 'missing' | null;
}

/** Records of a ledger that are new, what follows from them, and where the ledger stands then. */
export interface IndexStep {
  readonly ledger: string;
  /** The position the step was made from; null for a ledger that was never indexed. */
  readonly from: Pick<LedgerPosition, 'tip' | 'waiting'> | null;
  readonly to: Pick<LedgerPosition, 'tip' | 'waiting' | 'quarantined'>;
  /** In the order of the branch. */
  readonly records: readonly LedgerRecord[];
  readonly posts: readonly PlannedPost[];
  readonly nowMs: number;
}

/** The check of a campaign that its branch took last, for lists of campaigns. */
export interface CampaignLatest {
  readonly ledger: string;
  readonly campaign: string;
  /** The newest check. */
  readonly record: LedgerRecord;
}

/**
 * What can have become of a post.
 * `unknown`: the reply to the first post was lost, so that nobody knows whether it is there; it is never posted again
 * blindly, but once more when something waits for it. `failed`: Slack refused it for good; `problem` says why.
 * `dropped`: there was nothing to say any more when its turn came.
 */
export const postStates = ['pending', 'sending', 'sent', 'unknown', 'failed', 'dropped'] as const;
export type PostState = (typeof postStates)[number];

/** A row of the outbox. */
export interface OutboxPost extends PlannedPost {
  readonly state: PostState;
  /** Counts up with every change of what is to be said. */
  readonly revision: number;
  /** The revision Slack has; 0 for none. */
  readonly sentRevision: number;
  /** Slack's name of the message; null until it is posted. */
  readonly ts: string | null;
  /** That of the parent; null while it is not posted, or without a parent. */
  readonly parentTs: string | null;
  readonly attempts: number;
  readonly problem: string | null;
}

/** What became of one try to send. */
export type PostResult =
  | { readonly kind: 'sent'; readonly ts: string }
  /** Not taken for sure; tried again from `atMs` on, and until then its channel waits with it. */
  | { readonly kind: 'retry'; readonly atMs: number; readonly problem: string }
  | { readonly kind: 'unknown'; readonly problem: string }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'dropped'; readonly problem: string };

/** The tokens of a workspace that installed the bot, encrypted at rest. */
export interface StoredInstallation {
  readonly team: string;
  /** The installation as JSON, sealed by the caller. */
  readonly sealed: string;
  readonly keyId: string;
  readonly atMs: number;
}

/**
 * All the bot remembers. The index of records is a cache of the ledgers and may be dropped; the outbox and the claims
 * are its own. Every method is one transaction. Throws `StoreAway` when the database cannot be reached.
 */
export interface BotStore {
  /** Makes or migrates the tables; several replicas may do so at once. */
  readonly migrate: () => Promise<void>;
  readonly close: () => Promise<void>;

  // the index
  readonly position: (ledger: string) => Promise<LedgerPosition | null>;
  /** All or nothing; `moved` when another replica took the step first. Records that are there already are left as they are. */
  readonly applyStep: (step: IndexStep) => Promise<'applied' | 'moved'>;
  /** Does nothing for a ledger that was never indexed; a step that is applied ends the trouble. */
  readonly setTrouble: (ledger: string, trouble: LedgerPosition['trouble']) => Promise<void>;
  /** Forgets the index of a ledger, so that it is read anew; the outbox stays. */
  readonly forgetLedger: (ledger: string) => Promise<void>;
  /** Which of these record ids the index has. */
  readonly knownIds: (ledger: string, ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The newest records of a campaign in the order of the branch; all kinds, at most `limit` of each. */
  readonly campaignRecords: (
    ledger: string,
    campaign: string,
    limit: number,
  ) => Promise<readonly LedgerRecord[]>;
  readonly record: (ledger: string, id: string) => Promise<LedgerRecord | null>;
  /** The newest check of each campaign in the order of its branch, the last checked first. */
  readonly latest: (options: {
    readonly ledgers: readonly string[];
    readonly limit: number;
  }) => Promise<readonly CampaignLatest[]>;
  /** Every campaign with a record of any kind, sorted. */
  readonly campaignNames: (
    ledgers: readonly string[],
  ) => Promise<readonly { readonly ledger: string; readonly campaign: string }[]>;
  /** Records of all campaigns of a ledger made from `fromMs` until before `toMs`, in the order of the branch; for digests. */
  readonly recordsBetween: (ledger: string, fromMs: number, toMs: number) => Promise<readonly LedgerRecord[]>;

  // the outbox
  /**
   * Puts posts in line; one that is there already says something new, and waits for its turn again when it was sent or
   * had failed. What only updates, and a reply whose parent was never planned, makes nothing where nothing is.
   */
  readonly plan: (posts: readonly PlannedPost[], nowMs: number) => Promise<void>;
  /**
   * Takes the next post of a channel that has none under way, whose time has come and whose parent is posted, for
   * `leaseMs`. A first post whose lease ran out becomes `unknown`; an update is simply taken again. The channel served
   * longest ago comes first; one that was served less than `paceMs` ago (none by default) is left alone.
   */
  readonly claimPost: (options: {
    readonly owner: string;
    readonly nowMs: number;
    readonly leaseMs: number;
    readonly paceMs?: number;
  }) => Promise<OutboxPost | null>;
  /**
   * Writes down what became of a try: that of the owner while it has the post, or of anybody for an `unknown` post,
   * which was found (`sent`), is surely not there (`retry`) or is given up (`failed`). Anything else is too late and
   * changes nothing. A lost reply to an update is tried again; the replies to a first post that failed fail with it.
   */
  readonly finishPost: (post: OutboxPost, owner: string, result: PostResult, nowMs: number) => Promise<void>;
  readonly postsInState: (state: PostState, limit: number) => Promise<readonly OutboxPost[]>;
  /** Posts in state `unknown` in whose thread a reply waits, in the order they were planned. */
  readonly lostParents: (limit: number) => Promise<readonly OutboxPost[]>;
  readonly post: (key: string) => Promise<OutboxPost | null>;
  readonly outboxCounts: () => Promise<Readonly<Record<PostState, number>>>;

  // claims: one of several replicas, or one of several tries
  /** True for the first to claim a key until `untilMs`; one whose time is over may be claimed again. */
  readonly claim: (
    key: string,
    owner: string,
    options: { readonly nowMs: number; readonly untilMs: number },
  ) => Promise<boolean>;
  readonly release: (key: string, owner: string) => Promise<void>;
  /** Who holds a key now; null for nobody. */
  readonly holder: (key: string, nowMs: number) => Promise<string | null>;

  // the last question of a user in a channel, for `share`; kept for a day
  readonly rememberQuestion: (
    user: string,
    channel: string,
    question: string,
    nowMs: number,
  ) => Promise<void>;
  readonly lastQuestion: (user: string, channel: string) => Promise<string | null>;

  // installations
  readonly saveInstallation: (installation: StoredInstallation) => Promise<void>;
  readonly installation: (team: string) => Promise<StoredInstallation | null>;
  readonly deleteInstallation: (team: string) => Promise<void>;
}
