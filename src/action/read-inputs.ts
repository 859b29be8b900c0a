import { isAbsolute, join } from 'node:path';
import type { Problem } from '../core/finding.ts';
import { instantOfDay, parseDay } from '../core/list/parse-day.ts';
import { limitInputNames } from '../core/policy/apply-limit-inputs.ts';
import { parseDuration } from '../core/policy/parse-duration.ts';
import { type CommentMode, commentModes } from '../core/review/should-comment.ts';
import { showable } from '../core/showable.ts';
import { actionsLogin } from '../io/github/own-comment.ts';
import type { RunRequest } from '../io/prepare-checks.ts';
import { type LedgerMode, ledgerModes } from './ledger-mode.ts';
import { readSlackInputs, type SlackInputs } from './slack-inputs.ts';
import { readSuppressInputs, type SuppressInputs, suppressProblem } from './suppress-inputs.ts';
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

/** What is wrong when a verification has nothing to compare with. */
const missingReport: Problem = {
  code: 'argument-wrong',
  args: {
    argument: 'approved-report',
    rule: 'is needed with mode verify: the JSON report that approved the send',
  },
};

const yesNo = ['false', 'true'] as const;

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

/** The policy file that is looked for when neither `config` nor `list` is given. */
const defaultConfig = '.github/bounce-gate.yml';

/** Reads every input; all that is wrong is reported together. */
export function readInputs(toolkit: Toolkit, workspace: string, nowMs: number): InputsRead {
  const problems: Problem[] = [];
  const text = (name: string): string => toolkit.getInput(name).trim();
  const lines = (name: string): string[] =>
    text(name)
      .split(/[\n,]/)
      .map((item) => item.trim())
      .filter((item) => item !== '');
  const mode = choice('mode', text('mode'), modes, problems);
  const failOn = choice('fail-on', text('fail-on'), failOns, problems);
  const review = choice('review', text('review'), reviewModes, problems);
  const trust = choice('trust-pull-request-target', text('trust-pull-request-target'), yesNo, problems);
  const comment =
    text('comment') === '' ? 'changes' : choice('comment', text('comment'), commentModes, problems);
  const commentAuthor = readLogin(text('comment-author'), problems);
  const suggestions = choice('suggestions', text('suggestions'), yesNo, problems) === 'true';
  const checkRun = choice('check-run', text('check-run'), yesNo, problems) === 'true';
  const ledger = choice('ledger', text('ledger'), ledgerModes, problems);
  const approvedReport = text('approved-report');
  const slack = readSlackInputs(toolkit);
  const suppress = readSuppressInputs(toolkit);
  const suppressWrong = mode === 'suppress' ? suppressProblem(toolkit, suppress) : null;
  if (suppressWrong !== null) problems.push(suppressWrong);
  if (mode === 'verify' && approvedReport === '') problems.push(missingReport);
  const asOfMs = readAsOf(text('as-of'), problems);
  const dueWithinDays = readDueWithin(text('due-within'), problems);
  const list = text('list') === '' ? null : text('list');
  const configIsNamed = text('config') !== '';
  const config = !configIsNamed && list === null ? defaultConfig : text('config');
  if (problems.length > 0) return { ok: false, problems };
  const request: RunRequest = {
    policy:
      config === '' ? null : { shown: config, path: isAbsolute(config) ? config : join(workspace, config) },
    campaigns: lines('campaigns'),
    list,
    suppressions: lines('suppressions'),
    emailColumn: text('email-column') === '' ? null : text('email-column'),
    limits: Object.fromEntries(limitInputNames.map((name) => [name, text(name)])),
    workspace: { folder: workspace, confined: true },
    asOfMs,
    nowMs,
  };
  return {
    ok: true,
    inputs: {
      request,
      mode,
      failOn,
      review,
      trustTarget: trust === 'true',
      comment,
      commentAuthor,
      suggestions,
      checkRun,
      ledger,
      dueWithinDays,
      approvedReport,
      token: text('github-token'),
      slack,
      suppress,
      configIsNamed,
    },
  };
}

function choice<Word extends string>(
  name: string,
  text: string,
  words: readonly [Word, ...Word[]],
  problems: Problem[],
): Word {
  if (text === '') return words[0];
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  const rule = `must be one of ${words.join(', ')}`;
  problems.push({ code: 'argument-wrong', args: { argument: name, rule, received: showable(text) } });
  return words[0];
}

function readLogin(text: string, problems: Problem[]): string {
  if (text === '') return actionsLogin;
  if (text.length <= 100 && /^[a-z0-9][a-z0-9_-]*(?:\[bot\])?$/i.test(text)) return text;
  const rule = 'must be a login such as my-app[bot] or octocat';
  problems.push({
    code: 'argument-wrong',
    args: { argument: 'comment-author', rule, received: showable(text) },
  });
  return actionsLogin;
}

function readAsOf(text: string, problems: Problem[]): number | null {
  const day = text === '' ? null : parseDay(text);
  if (text !== '' && day === null) {
    const rule = 'must be a date such as 2026-11-22';
    problems.push({ code: 'argument-wrong', args: { argument: 'as-of', rule, received: showable(text) } });
  }
  return day === null ? null : instantOfDay(day);
}

function readDueWithin(text: string, problems: Problem[]): number | null | undefined {
  if (text === '') return undefined;
  if (text === 'off') return null;
  const days = parseDuration(text);
  if (days !== null) return days;
  const rule = 'must be a time such as 24h, 2d or 1w, or off';
  problems.push({ code: 'argument-wrong', args: { argument: 'due-within', rule, received: showable(text) } });
  return null;
}
