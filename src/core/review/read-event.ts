import { fieldOf } from './field-of.ts';

/** What the runner says of the event: its name, the parsed JSON of GITHUB_EVENT_PATH, and GITHUB_ACTOR. */
export interface EventSource {
  readonly name: string;
  readonly payload: unknown;
  readonly actor: string;
}

/** A pull request at the commits that its event names. */
export interface PullRequestEvent {
  readonly kind: 'pull_request' | 'pull_request_target';
  readonly number: number;
  readonly baseSha: string;
  readonly headSha: string;
  /** True also when the fork is gone, since then nobody can say whose it was. */
  readonly headRepoIsFork: boolean;
  readonly actorIsDependabot: boolean;
  /** Forks and Dependabot get a token that reads only, except on pull_request_target. */
  readonly tokenIsReadOnly: boolean;
}

/** A push: `before` is null for a new branch, `after` for a deleted one. */
export interface PushEvent {
  readonly kind: 'push';
  readonly before: string | null;
  readonly after: string | null;
  readonly created: boolean;
  readonly forced: boolean;
  readonly actorIsDependabot: boolean;
  readonly tokenIsReadOnly: boolean;
}

/** The event a run is for; `unreadable` names the first field that is missing or not what GitHub sends. */
export type ReviewEvent =
  | PullRequestEvent
  | PushEvent
  | { readonly kind: 'merge_group'; readonly baseSha: string; readonly headSha: string }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'workflow_dispatch' }
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly field: string };

/** Reads what event a run is for; the payload may be anything. */
export function readEvent(source: EventSource): ReviewEvent {
  switch (source.name) {
    case 'pull_request':
    case 'pull_request_target':
      return readPullRequest(source.name, source);
    case 'push':
      return readPush(source);
    case 'merge_group':
      return readMergeGroup(source.payload);
    case 'schedule':
    case 'workflow_dispatch':
      return { kind: source.name };
    default:
      return { kind: 'other' };
  }
}

function readPullRequest(kind: PullRequestEvent['kind'], { payload, actor }: EventSource): ReviewEvent {
  const pull = fieldOf(payload, 'pull_request');
  const number = fieldOf(pull, 'number');
  const baseSha = shaOf(fieldOf(pull, 'base', 'sha'));
  const headSha = shaOf(fieldOf(pull, 'head', 'sha'));
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) {
    return { kind: 'unreadable', field: 'pull_request.number' };
  }
  if (baseSha === null) return { kind: 'unreadable', field: 'pull_request.base.sha' };
  if (headSha === null) return { kind: 'unreadable', field: 'pull_request.head.sha' };
  const headRepoIsFork = !isSameRepository(fieldOf(pull, 'head', 'repo'), fieldOf(pull, 'base', 'repo'));
  const actorIsDependabot = isDependabot(actor, payload);
  const tokenIsReadOnly = kind === 'pull_request' && (headRepoIsFork || actorIsDependabot);
  return { kind, number, baseSha, headSha, headRepoIsFork, actorIsDependabot, tokenIsReadOnly };
}

function readPush({ payload, actor }: EventSource): ReviewEvent {
  const before = shaOf(fieldOf(payload, 'before'));
  const after = shaOf(fieldOf(payload, 'after'));
  if (before === null) return { kind: 'unreadable', field: 'before' };
  if (after === null) return { kind: 'unreadable', field: 'after' };
  const actorIsDependabot = isDependabot(actor, payload);
  return {
    kind: 'push',
    before: isZero(before) ? null : before,
    after: isZero(after) ? null : after,
    created: isZero(before),
    forced: fieldOf(payload, 'forced') === true,
    actorIsDependabot,
    tokenIsReadOnly: actorIsDependabot,
  };
}

function readMergeGroup(payload: unknown): ReviewEvent {
  const baseSha = shaOf(fieldOf(payload, 'merge_group', 'base_sha'));
  const headSha = shaOf(fieldOf(payload, 'merge_group', 'head_sha'));
  if (baseSha === null) return { kind: 'unreadable', field: 'merge_group.base_sha' };
  if (headSha === null) return { kind: 'unreadable', field: 'merge_group.head_sha' };
  return { kind: 'merge_group', baseSha, headSha };
}

// SHA-1 and SHA-256 object names, as git and GitHub write them
function shaOf(value: unknown): string | null {
  return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : null;
}

function isZero(sha: string): boolean {
  return /^0+$/.test(sha);
}

function isSameRepository(head: unknown, base: unknown): boolean {
  const [headId, baseId] = [fieldOf(head, 'id'), fieldOf(base, 'id')];
  return typeof headId === 'number' && headId === baseId;
}

// because re-runs keep the privileges of the first actor, GITHUB_ACTOR counts and the sender only without it
function isDependabot(actor: string, payload: unknown): boolean {
  const login = actor === '' ? fieldOf(payload, 'sender', 'login') : actor;
  return login === 'dependabot[bot]';
}
