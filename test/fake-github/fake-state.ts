/** Who writes: a user or a bot, and the app it writes through. */
export interface Writer {
  readonly login: string;
  readonly type: 'User' | 'Bot';
  readonly app: string | null;
}

/** What the workflow's own token writes as. */
export const actionsBot: Writer = {
  login: 'github-actions[bot]',
  type: 'Bot',
  app: 'github-actions',
};

/** A comment on a pull request. */
export interface StoredComment {
  readonly id: number;
  readonly number: number;
  readonly writer: Writer;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

/** A comment on a line; `line` is null when a later commit removed that line. */
export interface StoredReviewComment extends StoredComment {
  readonly reviewId: number;
  readonly path: string;
  line: number | null;
  readonly commitId: string;
}

/** A review with its body. */
export interface StoredReview {
  readonly id: number;
  readonly number: number;
  readonly writer: Writer;
  readonly body: string;
  readonly state: string;
  readonly commitId: string;
}

/** A check run; annotations are kept as they were sent. */
export interface StoredCheckRun {
  readonly id: number;
  readonly writer: Writer;
  readonly headSha: string;
  name: string;
  status: string;
  conclusion: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  readonly annotations: unknown[];
}

/** Something that happened to a label of a pull request. */
export interface StoredLabelEvent {
  readonly id: number;
  readonly number: number;
  readonly actor: Writer;
  readonly event: 'labeled' | 'unlabeled';
  readonly label: string;
  readonly createdAt: string;
}

/** What somebody may do in the repository; GitHub tells maintain as write, and triage as read. */
export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

/** A pull request: its head commit and the lines of the head that are part of its diff. */
export interface StoredPull {
  readonly headSha: string;
  readonly diff: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Everything the fake remembers; its clock moves one second with every write. */
export class FakeState {
  comments: StoredComment[] = [];
  reviewComments: StoredReviewComment[] = [];
  readonly reviews: StoredReview[] = [];
  readonly checkRuns: StoredCheckRun[] = [];
  readonly pulls = new Map<number, StoredPull>();
  readonly labelEvents: StoredLabelEvent[] = [];
  /** By login; whoever is not here is no user at all. */
  readonly roles = new Map<string, Role>();
  /** Comments that nobody may change any more. */
  readonly lockedIds = new Set<number>();
  /** Who may see the repository; where it is untold, it is only said that it is private. */
  visibility: 'public' | 'private' | 'internal' | 'untold' = 'private';
  #lastId = 1000;
  #nowMs = Date.parse('2026-11-22T08:00:00Z');

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  tick(seconds = 1): string {
    this.#nowMs += seconds * 1000;
    return new Date(this.#nowMs).toISOString().replace('.000Z', 'Z');
  }

  addLabelEvent(
    number: number,
    actor: Writer,
    label: string,
    event: 'labeled' | 'unlabeled' = 'labeled',
  ): StoredLabelEvent {
    const stored = { id: this.nextId(), number, actor, event, label, createdAt: this.tick() };
    this.labelEvents.push(stored);
    return stored;
  }

  addComment(number: number, writer: Writer, body: string): StoredComment {
    const at = this.tick();
    const comment = { id: this.nextId(), number, writer, body, createdAt: at, updatedAt: at };
    this.comments.push(comment);
    return comment;
  }
}
