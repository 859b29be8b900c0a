import type { Problem } from '../../../core/finding.ts';
import { counted, limitPercent } from '../../numbers.ts';
import type { Sentence } from './sentence.ts';

const notYaml: Readonly<Record<string, Sentence>> = {
  'too-large': () => 'is larger than 1 MiB. A policy is a short file; is it the right one?',
  'not-a-map': () => 'has no keys and values. A first policy is written by: bounce-gate init',
  'nested-too-deep': () => 'is nested deeper than any policy. Is it the right file?',
  'too-many-aliases': () => 'has more aliases than a policy needs. Write the values out',
  'unresolved-alias': () => 'uses an alias that is not defined before it. Write the value out',
  'unusable-key': () => 'has the key "__proto__", which no key can be called. Rename it',
  'duplicate-key': (args) => `has the key "${args.key}" twice. Remove one of them`,
};

function didYouMean(args: Problem['args']): string {
  return args.nearest === undefined ? '' : ` Did you mean "${args.nearest}"?`;
}

// because a guess at what cannot be shown would look like a guess at an address
function isWithheld(shown: string | number | undefined): boolean {
  return String(shown).includes('(withheld)');
}

function ended(sentence: string): string {
  return /[.?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function limitWords(limit: string | number | undefined, unit: string | number | undefined): string {
  return unit === 'days' ? counted(Number(limit), 'day') : limitPercent(Number(limit));
}

/** True for what looks like a file where the name of a campaign goes. */
function isPath(name: string | number | undefined): boolean {
  return /[/\\]|\.\w{2,4}$/.test(String(name));
}

/** What is wrong with the policy and with arguments, and the next step, by problem code. */
export const policyProblems = {
  'policy-not-yaml': (args) =>
    ended(notYaml[String(args.reason)]?.(args) ?? `is not valid YAML: ${args.detail}`),
  'policy-unknown-key': (args) =>
    `unknown key "${args.key}".${isWithheld(args.key) ? '' : didYouMean(args)} The keys are listed in docs/policy.md.`,
  'policy-wrong-value': (args) =>
    `${args.path} must be ${args.rule}. It is ${args.received}.${didYouMean(args)}`,
  'policy-warn-above-fail': (args) =>
    `${args.path}: warn (${limitWords(args.warn, args.unit)}) is above fail (${limitWords(args.fail, args.unit)}), so it would never be seen. Lower warn or raise fail.`,
  'policy-no-campaign': () => 'names no campaign. Add one under "campaigns", or pass --list.',
  'unknown-campaign': (args) =>
    `there is no campaign "${args.campaign}".${didYouMean(args)} The policy has: ${args.known}.${isPath(args.campaign) ? ' A file by itself is named with --list.' : ''}`,
  'campaign-needs-list': (args) =>
    args.campaign === undefined
      ? 'nothing to check. Let bounce-gate init write a policy, pass --config FILE, or --list FILE with --suppressions FILES.'
      : `no policy is read here that could say what "${args.campaign}" is. A policy is named with --config FILE; a list by itself with --list FILE, and no campaign beside it.`,
  'argument-wrong': (args) =>
    `${args.argument} ${args.rule}${args.received === undefined ? '' : `, but it is "${args.received}"`}.${didYouMean(args)}`,
  'argument-wrong-value': (args) =>
    `${args.argument} must be ${args.rule}. It is "${args.received}".${didYouMean(args)}`,
} as const satisfies Readonly<Record<string, Sentence>>;
