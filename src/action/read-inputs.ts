import { isAbsolute, join } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { instantOfDay, parseDay } from '../core/list/parse-day.ts';
import { limitInputNames } from '../core/policy/apply-limit-inputs.ts';
import { parseDuration } from '../core/policy/parse-duration.ts';
import { type CommentMode, commentModes } from '../core/review/should-comment.ts';
import { actionsLogin } from '../io/github/own-comment.ts';
import type { RunRequest } from '../io/prepare-checks.ts';
import { InputReader } from './input-reader.ts';
import { type LedgerMode, ledgerModes } from './ledger-mode.ts';
import { defaultConfig } from './policy-path.ts';
import { readSlackInputs, type SlackInputs } from './slack-inputs.ts';
import { readSuppressInputs, type SuppressInputs } from './suppress-inputs.ts';
import type { Toolkit } from './toolkit.ts';

/** `enforce` fails the step on a failed campaign; `warn` and `dry-run` only tell. `verify` compares with an
 * approved report instead of checking, `suppress` merges into a suppression file instead. Unchecked always fails it. */
export const modes = ['enforce', 'warn', 'dry-run', 'verify', 'suppress'] as const;
export type Mode = (typeof modes)[number];

/** From which verdict on the step fails. */
export const failOns = ['fail', 'warn'] as const;
export type FailOn = (typeof failOns)[number];

/** `auto` reviews pull requests and merge groups instead of checking what lies in the checkout. */
export const reviewModes = ['auto', 'off'] as const;
export type ReviewMode = (typeof reviewModes)[number];

/** The inputs of one run of the Action. */
export interface Inputs {
  readonly request: RunRequest;
  readonly mode: Mode;
  readonly failOn: FailOn;
  readonly review: ReviewMode;
  /** True when files of a fork may be read on pull_request_target. */
  readonly trustTarget: boolean;
  readonly comment: CommentMode;
  /** The login that the token writes under, whose comments are ours. */
  readonly commentAuthor: string;
  readonly suggestions: boolean;
  readonly checkRun: boolean;
  readonly ledger: LedgerMode;
  /** `due-within` in days, null for every campaign; undefined when it is not given. */
  readonly dueWithinDays: number | null | undefined;
  /** JSON report that approved the send, for mode `verify`. */
  readonly approvedReport: string;
  readonly token: string;
  readonly slack: SlackInputs;
  readonly suppress: SuppressInputs;
  /** False where the policy file is looked for in its default place. */
  readonly configIsNamed: boolean;
}

export type InputsRead =
  | { readonly ok: true; readonly inputs: Inputs }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads every input; all that is wrong is reported together. */
export function readInputs(toolkit: Toolkit, workspace: string, nowMs: number): InputsRead {
  const reader = new InputReader(toolkit);
  const manner = readManner(reader);
  const inputs: Inputs = {
    ...manner,
    ...readPullRequestInputs(reader),
    ledger: reader.choice('ledger', ledgerModes),
    ...readModeInputs(reader, manner.mode),
    request: readRequest(reader, workspace, nowMs),
    dueWithinDays: reader.parsed(
      'due-within',
      parseDueWithin,
      'must be a time such as 24h, 2d or 1w, or off',
    ),
    token: reader.text('github-token'),
    slack: readSlackInputs(toolkit),
    configIsNamed: reader.given('config') !== null,
  };
  const { problems } = reader;
  return problems.length > 0 ? { ok: false, problems } : { ok: true, inputs };
}

/** What the run does, and what it is judged by. */
function readManner(reader: InputReader): Pick<Inputs, 'mode' | 'failOn' | 'review' | 'trustTarget'> {
  return {
    mode: reader.choice('mode', modes),
    failOn: reader.choice('fail-on', failOns),
    review: reader.choice('review', reviewModes),
    trustTarget: reader.flag('trust-pull-request-target'),
  };
}

/** What the run writes on a pull request, and as whom. */
function readPullRequestInputs(
  reader: InputReader,
): Pick<Inputs, 'comment' | 'commentAuthor' | 'suggestions' | 'checkRun'> {
  const loginRule = 'must be a login such as my-app[bot] or octocat';
  return {
    comment: reader.choice('comment', commentModes, 'changes'),
    commentAuthor: reader.parsed('comment-author', parseLogin, loginRule) ?? actionsLogin,
    suggestions: reader.flag('suggestions'),
    checkRun: reader.flag('check-run'),
  };
}

/** What only one mode has a use for, and cannot do without. */
function readModeInputs(reader: InputReader, mode: Mode): Pick<Inputs, 'suppress' | 'approvedReport'> {
  const suppress = readSuppressInputs(reader, mode === 'suppress');
  const approvedReport = reader.text('approved-report');
  if (mode === 'verify' && approvedReport === '') {
    const rule = 'is needed with mode verify: the JSON report that approved the send';
    reader.refuse({ argument: 'approved-report', rule });
  }
  return { suppress, approvedReport };
}

/** What is to be checked, and by which rules. */
function readRequest(reader: InputReader, workspace: string, nowMs: number): RunRequest {
  const list = reader.given('list');
  const policy = reader.given('config') ?? (list === null ? defaultConfig : null);
  const asOfDay = reader.parsed(
    'as-of',
    (text) => parseDay(text) ?? undefined,
    'must be a date such as 2026-11-22',
  );
  return {
    policy:
      policy === null ? null : { shown: policy, path: isAbsolute(policy) ? policy : join(workspace, policy) },
    campaigns: reader.items('campaigns'),
    list,
    suppressions: reader.items('suppressions'),
    emailColumn: reader.given('email-column'),
    limits: Object.fromEntries(limitInputNames.map((name) => [name, reader.text(name)])),
    workspace: { folder: workspace, confined: true },
    asOfMs: asOfDay === undefined ? null : instantOfDay(asOfDay),
    nowMs,
  };
}

function parseLogin(text: string): string | undefined {
  return text.length <= 100 && /^[a-z0-9][a-z0-9_-]*(?:\[bot\])?$/i.test(text) ? text : undefined;
}

/** Days, null for every campaign. */
function parseDueWithin(text: string): number | null | undefined {
  return text === 'off' ? null : (parseDuration(text) ?? undefined);
}
