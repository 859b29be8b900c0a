import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Problem } from '../finding.ts';
import { findYamlHazard } from './find-yaml-hazard.ts';
import { lineOfPath, type YamlPath } from './line-of-path.ts';
import { shownValue } from './shown-value.ts';

const largestBytes = 1024 * 1024;

/** A YAML text as a plain value, with the line of every path in it and the problems that did not stop the reading. */
export type ParsedYaml =
  | {
      readonly ok: true;
      readonly value: unknown;
      readonly lineOf: (path: YamlPath) => number;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses the text of one YAML 1.2 document whose root is a map. `off` and dates stay text, whatever version the file
 * claims. Every problem is `policy-not-yaml` with a `reason`: too-large, not-a-map, nested-too-deep,
 * too-many-aliases, unresolved-alias, duplicate-key, unusable-key, or the parser's own code in kebab-case with its `detail`.
 */
export function parsePolicyYaml(text: string, file: string): ParsedYaml {
  const refuse = (reason: string, line = 1): ParsedYaml => ({
    ok: false,
    problems: [{ code: 'policy-not-yaml', file, line, args: { reason } }],
  });
  // A character is at least one byte: what is longer than the limit need not be encoded to be measured.
  if (text.length > largestBytes || new TextEncoder().encode(text).length > largestBytes)
    return refuse('too-large');
  const hazard = findYamlHazard(text);
  if (hazard !== null) return refuse(hazard.reason, hazard.line);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    // Named here, a %YAML 1.1 directive cannot turn `off` into false or dates into Date.
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    // The parser compares every key with every other; findDuplicateKeys uses a set.
    uniqueKeys: false,
    prettyErrors: false,
    // 'warn' would write to the process, 'silent' would accept several documents.
    logLevel: 'error',
  });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const faults = findSyntaxFaults(document, file, lineAt);
  if (faults.length > 0) return { ok: false, problems: faults };
  if (!isMap(document.contents)) return refuse('not-a-map');
  const unusable = findUnusableKey(document);
  if (unusable !== null) return refuse('unusable-key', lineAt(unusable));
  const value = readValue(document);
  if (!value.ok) return refuse(value.reason);
  return {
    ok: true,
    value: value.value,
    lineOf: (path) => lineOfPath({ document, path, lineAt }),
    problems: findDuplicateKeys(document, file, lineAt),
  };
}

function findSyntaxFaults(document: Document, file: string, lineAt: (offset: number) => number): Problem[] {
  return [...document.errors, ...document.warnings].slice(0, 100).map((fault) => ({
    code: 'policy-not-yaml',
    file,
    line: lineAt(fault.pos[0]),
    args: { reason: fault.code.toLowerCase().replaceAll('_', '-'), detail: shownValue(fault.message) },
  }));
}

function readValue(document: Document): { ok: true; value: unknown } | { ok: false; reason: string } {
  const unresolved = findUnresolvedAlias(document);
  if (unresolved) return { ok: false, reason: 'unresolved-alias' };
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    // The one documented failure of toJS with resolved aliases: they multiply beyond maxAliasCount.
    if (error instanceof ReferenceError) return { ok: false, reason: 'too-many-aliases' };
    throw error;
  }
}

function findUnresolvedAlias(document: Document): boolean {
  let unresolved = false;
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      unresolved = true;
      return visit.BREAK;
    },
  });
  return unresolved;
}

// because an object cannot have such a key as others, whatever stands under it would be passed over
function findUnusableKey(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Pair: (_key, { key }) => {
      if (!isScalar(key) || key.value !== '__proto__') return undefined;
      found = key.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

function findDuplicateKeys(document: Document, file: string, lineAt: (offset: number) => number): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map: (_key, map) => {
      const seen = new Set<unknown>();
      for (const pair of map.items) {
        if (!isScalar(pair.key)) continue;
        const { value, range } = pair.key;
        if (seen.has(value)) {
          const args = { reason: 'duplicate-key', key: shownValue(value) };
          problems.push({ code: 'policy-not-yaml', file, line: lineAt(range?.[0] ?? 0), args });
        }
        seen.add(value);
      }
    },
  });
  return problems;
}
