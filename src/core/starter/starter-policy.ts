import { campaignNameOf } from '../campaign-name.ts';
import { exampleList, exampleSuppressions } from './starter-example.ts';

/** What a first policy is written from: paths that were found, and whether the example is there instead of lists. */
export interface StarterFacts {
  readonly lists: readonly string[];
  readonly suppressions: readonly string[];
  readonly withExample: boolean;
}

/** The text of a first policy file, with what each line does. */
export function starterPolicy({ lists, suppressions, withExample }: StarterFacts): string {
  return `# The rules by which Bounce Gate judges a send. What is not said here has a default; docs/policy.md has every key.
# The next line lets editors check this file while you type.
# yaml-language-server: $schema=https://raw.githubusercontent.com/bounce-gate/bounce-gate/main/schema/policy.schema.json

# Files that say who must not be mailed: bounces, complaints, unsubscribes. Patterns such as suppressions/*.csv are fine.
# A file that is missing or empty stops the check, because everybody on it would be mailed.
suppressions:
${suppressionLines(withExample ? [exampleSuppressions] : suppressions)}
policy:
  # The share of recipients that may bounce: a warning from 2 % on, a failure above 5 %.
  # Above 5 % sending services start to review accounts.
  total: { warn: 2%, fail: 5% }
  # Limits of a sending service instead: profile: amazon-ses. The names are in docs/policy.md.
  # Also fail when the chance of passing the fail limit reaches this. Until a past send is recorded it only warns.
  risk: 20%
  # What it means when somebody on the list is suppressed for this reason: ignore, warn or fail.
  suppressed: { unsubscribe: fail, complaint: fail, hard-bounce: warn }

# How the addresses of each source came onto the list. The key is what stands in the source column of the list.
# Kinds: double-opt-in, checkout, single-opt-in, import, event, giveaway, purchased.
${withExample ? '' : '# '}sources: { web: single-opt-in, fair-2026: event }

# One entry for each planned send. The name is what reports call it; it has lower-case letters, digits and dashes.
campaigns:
${withExample ? exampleLines : campaignLines(lists)}`;
}

const exampleLines = `  example:
    list: ${exampleList}
    # send-at: 2026-12-01T09:00:00Z   # when it is due, for docs/schedule.md
    # The people of the example are invented, at domains that are kept for examples. Take this line away with them:
    policy: { reserved-domains: allow }
`;

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
