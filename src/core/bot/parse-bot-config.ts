import type { Problem } from '../finding.ts';
import { nearestWord } from '../policy/nearest-word.ts';
import { parsePolicyYaml } from '../policy/parse-policy-yaml.ts';
import { type IssuePlace, policyIssueProblems } from '../policy/policy-issue-problems.ts';
import { shownPath } from '../policy/shown-path.ts';
import type { BotConfig } from './bot-config.ts';
import { type BotConfigInput, botConfigSchema } from './bot-config-schema.ts';
import { botRules } from './bot-rules.ts';
import { normalizeBotConfig } from './normalize-bot-config.ts';

const mostProblems = 100;

/** A config understood, or everything that is wrong with it, sorted by line. */
export type ParsedBotConfig =
  | { readonly ok: true; readonly config: BotConfig }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses the text of a bot config. Never throws; collects all problems (the first 100) with file, line and the codes of
 * the policy's reader: `policy-not-yaml`, `policy-unknown-key`, `policy-wrong-value`.
 */
export function parseBotConfig(text: string, file: string): ParsedBotConfig {
  const yaml = parsePolicyYaml(text, file);
  if (!yaml.ok) return yaml;
  const place = { file, value: yaml.value, lineOf: yaml.lineOf };
  const read = botConfigSchema.safeParse(yaml.value);
  const issues = read.success ? [] : read.error.issues.slice(0, mostProblems);
  const problems = [
    ...yaml.problems,
    ...issues.flatMap((issue) => policyIssueProblems(issue, place)),
    ...(read.success ? findLooseEnds(read.data, place) : []),
  ];
  if (read.success && problems.length === 0) return { ok: true, config: normalizeBotConfig(read.data) };
  const sorted = problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
  return { ok: false, problems: sorted.slice(0, mostProblems) };
}

/** What no key can tell by itself: ledgers without an address, and names of ledgers that are not there. */
function findLooseEnds(input: BotConfigInput, place: IssuePlace): Problem[] {
  const names = Object.keys(input.ledgers);
  const nowhere = Object.entries(input.ledgers)
    .filter(([, ledger]) => ledger.remote === undefined && ledger.repository === undefined)
    .map(([name]) => wrong(place, { path: ['ledgers', name, 'remote'], rule: botRules.remote }));
  const unknown = Object.entries(input.channels ?? {}).flatMap(([id, channel]) =>
    (channel.ledgers ?? []).flatMap((name, index) => {
      if (names.includes(name)) return [];
      const nearest = nearestWord(name, names);
      const path = ['channels', id, 'ledgers', index];
      return [
        wrong(place, { path, rule: botRules.knownLedger, received: name, ...(nearest ? { nearest } : {}) }),
      ];
    }),
  );
  return [...nowhere, ...unknown];
}

function wrong(
  { file, lineOf }: IssuePlace,
  found: {
    readonly path: readonly PropertyKey[];
    readonly rule: string;
    readonly received?: string;
    readonly nearest?: string;
  },
): Problem {
  const { path, rule, received = 'nothing', nearest } = found;
  const args = { path: shownPath(path), rule, received, ...(nearest === undefined ? {} : { nearest }) };
  return { code: 'policy-wrong-value', file, line: lineOf(path), args };
}
