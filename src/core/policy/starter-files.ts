import { campaignNameOf } from '../campaign-name.ts';

/** The text of a first policy file for the lists and suppression files that were found. */
export function starterPolicy(lists: readonly string[], suppressions: readonly string[]): string {
  return `# The rules by which Bounce Gate judges a send. Every key is explained in docs/policy.md.
# yaml-language-server: $schema=https://raw.githubusercontent.com/bounce-gate/bounce-gate/main/schema/policy.schema.json

# Files that say who must not be mailed: bounces, complaints, unsubscribes. Globs are fine.
suppressions:
${suppressionLines(suppressions)}
policy:
  # Share of recipients that may bounce. Above 5 % senders get into trouble; above 10 % they risk blacklists.
  total: { warn: 2%, fail: 5% }
  # hard: { warn: 1%, fail: 2% }   # hard bounces by themselves, if your sender asks for that
  # Also fail when the chance of passing a fail limit reaches this (once past sends are recorded).
  risk: 20%
  # What a suppressed recipient on the list does.
  suppressed: { unsubscribe: fail, complaint: fail, hard-bounce: warn }

# How each source of addresses gets them: double-opt-in, checkout, single-opt-in, import, event, giveaway, purchased.
# The key is the value in the list's source column.
# sources: { web: single-opt-in, fair-2026: event }

# One entry per planned send.
campaigns:
${campaignLines(lists)}`;
}

function suppressionLines(suppressions: readonly string[]): string {
  if (suppressions.length === 0) return '  - suppressions/*.csv   # none were found: name yours here\n';
  return suppressions.map((path) => `  - ${quoted(path)}\n`).join('');
}

function campaignLines(lists: readonly string[]): string {
  if (lists.length === 0)
    return '  my-first-campaign:\n    list: lists/my-first-campaign.csv   # none was found: name yours here\n';
  const names = new Set<string>();
  return lists
    .map((path) => {
      const name = freeName(campaignNameOf(path), names);
      names.add(name);
      return `  ${name}:\n    list: ${quoted(path)}\n`;
    })
    .join('');
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2, candidate = name; ; number += 1) {
    if (!taken.has(candidate)) return candidate;
    candidate = `${name.slice(0, 58)}-${number}`;
  }
}

/** A path as YAML text that means just this path. */
function quoted(path: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._/-]*\.[A-Za-z]+$/.test(path) ? path : JSON.stringify(path);
}

/**
 * The text of a first workflow: the gate on every pull request and push that can change a send, and every morning. Our
 * own Action is named by a tag, because no file can hold the hash of the commit that it is part of.
 */
export function starterWorkflow(): string {
  return `# Checks every planned send. Needs no secrets; docs/github.md explains each line.
name: Bounce Gate
on:
  pull_request:
  push:
    branches: [main]
  schedule:
    - cron: '23 5 * * *'   # not on the hour, when schedules are delayed most
  workflow_dispatch:

permissions:
  contents: read         # write keeps a ledger of checks and sends: docs/ledger.md
  pull-requests: write   # for the comment on a pull request; without it the report is in the job summary

jobs:
  bounce-gate:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          fetch-depth: 0   # a pull request is compared with the commit it was started from
          persist-credentials: false
      - uses: bounce-gate/bounce-gate@v0   # better the commit of a release: docs/github.md
        with:
          config: .github/bounce-gate.yml
`;
}
