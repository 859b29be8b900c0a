import type { ReasonCode } from '../campaign-result.ts';
import { type FindingCode, findingCodes, type Problem } from '../finding.ts';
import { fieldOf } from '../review/field-of.ts';
import type { YamlPath } from './line-of-path.ts';
import { nearestWord } from './nearest-word.ts';
import { policyValues } from './policy-values.ts';
import { shownPath } from './shown-path.ts';
import { shownValue } from './shown-value.ts';
import { valueRules } from './value-rules.ts';

const known: readonly string[] = findingCodes;

/** The finding code that a reason is waived by, where their names differ; rates cannot be waived at all. */
const waivedAs: Readonly<Partial<Record<string, string>>> = {
  'invalid-rows': 'invalid-address',
  'duplicate-rows': 'duplicate',
} satisfies Partial<Record<ReasonCode, FindingCode>>;

// because each unknown code costs a search for the nearest
const mostUnknown = 100;

interface Place {
  readonly file: string;
  readonly lineOf: (path: YamlPath) => number;
}

/**
 * Every waiver of a policy whose code no finding ever carries, so that it would silently waive nothing. Names the code
 * that was most likely meant. What is no code at all is told by the schema.
 */
export function findUnknownWaiverCodes(root: unknown, { file, lineOf }: Place): Problem[] {
  const waivers = fieldOf(root, 'waivers');
  const codes = (Array.isArray(waivers) ? waivers : []).map((waiver) => fieldOf(waiver, 'code'));
  const unknown = codes.flatMap((code, index) => (isUnknownCode(code) ? [{ code, index }] : []));
  return unknown.slice(0, mostUnknown).map(({ code, index }) => {
    const path = ['waivers', index, 'code'];
    const nearest = waivedAs[String(code)] ?? nearestWord(String(code), known);
    const args = { path: shownPath(path), rule: valueRules.waivedCode, received: shownValue(code) };
    return {
      code: 'policy-wrong-value',
      file,
      line: lineOf(path),
      args: nearest === null ? args : { ...args, nearest },
    };
  });
}

function isUnknownCode(code: unknown): boolean {
  return policyValues.findingCode.safeParse(code).success && !known.includes(String(code));
}
