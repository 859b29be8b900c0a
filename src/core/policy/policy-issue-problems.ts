import type * as z from 'zod/mini';
import type { Problem } from '../finding.ts';
import type { YamlPath } from './line-of-path.ts';
import { nearestWord } from './nearest-word.ts';
import { campaignSchema } from './policy-schema.ts';
import { shownPath } from './shown-path.ts';
import { shownValue } from './shown-value.ts';

// Each unknown key costs a search for its line; a hundred are enough to see what is wrong.
const mostKeys = 100;

/** The file a value was read from, the value itself, and the line of every path in it. */
export interface IssuePlace {
  readonly file: string;
  readonly value: unknown;
  readonly lineOf: (path: YamlPath) => number;
}

/** The problems one zod issue stands for: one per unknown key, otherwise one wrong value. */
export function policyIssueProblems(
  issue: z.core.$ZodIssue,
  place: IssuePlace,
  parent: YamlPath = [],
): Problem[] {
  const path = [...parent, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, mostKeys)
        .map((key) => unknownKey({ key, parent: path, known: issue.message, place }));
    case 'invalid_union': {
      const entered = issue.errors.find((issues) => issues.some((inner) => inner.path.length > 0));
      if (entered === undefined) return [wrongValue(path, issue.message, place)];
      return entered.flatMap((inner) => policyIssueProblems(inner, place, path));
    }
    case 'invalid_key':
      return [
        wrongKey(path, issue.issues[0]?.message ?? issue.message, place),
        ...problemsUnderWrongName(path, place),
      ];
    case 'invalid_value':
      return [withNearest(wrongValue(path, issue.message, place), issue.values, valueAt(place.value, path))];
    default:
      return [
        isEmptyCampaigns(path, place.value)
          ? noCampaign(path, place)
          : wrongValue(path, issue.message, place),
      ];
  }
}

/** What else is wrong in a campaign with a wrong name: zod does not look under a key it refuses. */
function problemsUnderWrongName(path: YamlPath, place: IssuePlace): Problem[] {
  if (path[0] !== 'campaigns' || path.length !== 2) return [];
  const read = campaignSchema.safeParse(valueAt(place.value, path));
  return read.success ? [] : read.error.issues.flatMap((inner) => policyIssueProblems(inner, place, path));
}

function unknownKey(found: {
  readonly key: string;
  readonly parent: YamlPath;
  /** The known keys, separated by a comma and a space. */
  readonly known: string;
  readonly place: IssuePlace;
}): Problem {
  const { key, parent, known, place } = found;
  // because a key is one of few, the nearest helps even when it is far
  const nearest = nearestWord(key, known.split(', '), Number.POSITIVE_INFINITY);
  return {
    code: 'policy-unknown-key',
    file: place.file,
    line: place.lineOf([...parent, key]),
    args: {
      key: shownValue(key),
      path: shownPath([...parent, key]),
      known,
      ...(nearest === null ? {} : { nearest }),
    },
  };
}

function wrongValue(path: YamlPath, rule: string, place: IssuePlace): Problem {
  return {
    code: 'policy-wrong-value',
    file: place.file,
    line: place.lineOf(path),
    args: { path: shownPath(path), rule, received: shownValue(valueAt(place.value, path)) },
  };
}

function wrongKey(path: YamlPath, rule: string, place: IssuePlace): Problem {
  return {
    code: 'policy-wrong-value',
    file: place.file,
    line: place.lineOf(path),
    args: { path: shownPath(path.slice(0, -1)), rule, received: shownValue(String(path.at(-1))) },
  };
}

function withNearest(problem: Problem, words: readonly unknown[], received: unknown): Problem {
  if (typeof received !== 'string') return problem;
  const nearest = nearestWord(received, words.map(String));
  return nearest === null ? problem : { ...problem, args: { ...problem.args, nearest } };
}

function isEmptyCampaigns(path: YamlPath, root: unknown): boolean {
  if (path.length !== 1 || path[0] !== 'campaigns') return false;
  const campaigns = valueAt(root, path);
  return campaigns === null || (typeof campaigns === 'object' && !Array.isArray(campaigns));
}

function noCampaign(path: YamlPath, place: IssuePlace): Problem {
  return {
    code: 'policy-no-campaign',
    file: place.file,
    line: place.lineOf(path),
    args: { path: 'campaigns' },
  };
}

function valueAt(root: unknown, path: YamlPath): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
