import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** Keys and indexes from the root of a YAML document to a value. */
export type YamlPath = readonly PropertyKey[];

/**
 * The line (1-based) of a path in a YAML document: of its key in a map, of its item in a list, and of the nearest
 * ancestor that is there when the path itself is missing. Aliases are followed to their anchor.
 */
export function lineOfPath(found: {
  readonly document: Document;
  readonly path: YamlPath;
  readonly lineAt: (offset: number) => number;
}): number {
  const { document, path, lineAt } = found;
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const next = stepInto(isAlias(node) ? node.resolve(document) : node, step);
    if (next === null) break;
    offset = startOf(next.shown) ?? offset;
    node = next.value;
  }
  return lineAt(offset);
}

function stepInto(node: unknown, step: PropertyKey): { shown: unknown; value: unknown } | null {
  if (isMap(node)) {
    // The last one counts when a key is written twice: its value is the one that was read.
    const pair = node.items.findLast((item: Pair) => isScalar(item.key) && item.key.value === step);
    return pair === undefined ? null : { shown: pair.key, value: pair.value };
  }
  if (!isSeq(node) || typeof step !== 'number') return null;
  const item = node.items[step];
  return { shown: item, value: item };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}
