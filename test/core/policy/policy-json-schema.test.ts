import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../src/core/policy/default-policy.ts';
import { effectivePolicy } from '../../../src/core/policy/effective-policy.ts';
import { policyJsonSchema } from '../../../src/core/policy/policy-json-schema.ts';
import { profileNames, profiles } from '../../../src/core/policy/profiles.ts';
import { readPolicy } from './read-policy.ts';

type Json = Readonly<Record<string, unknown>>;

const schema = policyJsonSchema();
const docs = readFileSync(new URL('../../../docs/policy.md', import.meta.url), 'utf8');

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonAt(value: unknown, ...path: readonly string[]): Json {
  const found = path.reduce<unknown>((at, key) => (isJson(at) ? at[key] : undefined), value);
  return isJson(found) ? found : {};
}

function resolved(node: Json): Json {
  const reference = String(node.$ref ?? '');
  return reference === '' ? node : jsonAt(schema, '$defs', reference.replace('#/$defs/', ''));
}

// Maps whose keys are a list of words stand in the docs as one row, and their words in the text.
const wordMaps: Readonly<Record<string, string>> = {
  columns: 'columns.<column>',
  'policy.chances.causes': 'policy.chances.causes.<cause>',
  'policy.chances.entries': 'policy.chances.entries.<entry kind>',
  'policy.chances.decay': 'policy.chances.decay.<kind of domain>',
};
const hiddenRows = [
  'policy.chances.causes',
  'policy.chances.entries',
  'policy.chances.decay',
  'policy.suppressed',
  'policy.suppressed-alias',
];

interface Row {
  readonly key: string;
  readonly standard: unknown;
  readonly isRequired: boolean;
}

function rowsOf(node: Json, path: string): Row[] {
  const { properties, items, additionalProperties, required } = resolved(node);
  if (isJson(items) && isJson(items.properties)) return rowsOf(items, `${path}[]`);
  if (path === 'sources') return [row('sources.<source>', {}, false)];
  if (isJson(additionalProperties)) return rowsOf(additionalProperties, `${path}.<name>`);
  if (!isJson(properties) || 'warn' in properties) return [];
  const names = path in wordMaps ? Object.keys(properties).slice(0, 1) : Object.keys(properties);
  return names.flatMap((name) => {
    const child = jsonAt(properties, name);
    const key = wordMaps[path] ?? (path === '' ? name : `${path}.${name}`);
    const isRequired = Array.isArray(required) && required.includes(name);
    const inner = /^campaigns\..*\.(columns|sources|policy)$/.test(key) ? [] : rowsOf(child, key);
    const isGroup = inner.length > 0 && path in wordMaps;
    return isGroup || hiddenRows.includes(key) ? inner : [row(key, child, isRequired), ...inner];
  });
}

function row(key: string, node: Json, isRequired: boolean): Row {
  return { key, standard: node.default, isRequired };
}

function written(standard: unknown): string {
  if (Array.isArray(standard)) return `[${standard.join(', ')}]`;
  if (!isJson(standard)) return String(standard);
  return Object.entries(standard)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}

function withoutDescription(node: unknown, path: string): string[] {
  if (!isJson(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${path}/${key}`;
    const lacking =
      path.endsWith('/properties') && isJson(value) && typeof value.description !== 'string' ? [here] : [];
    return [...lacking, ...withoutDescription(value, here)];
  });
}

test('the committed schema is the generated one', () => {
  const committed: unknown = JSON.parse(
    readFileSync(new URL('../../../schema/policy.schema.json', import.meta.url), 'utf8'),
  );
  const advice =
    'write policyJsonSchema() of src/core/policy/policy-json-schema.ts to schema/policy.schema.json';
  expect(committed, advice).toEqual(schema);
});

test('the schema names itself, its draft, and describes every key', () => {
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema.$id).toBe('https://github.com/bounce-gate/bounce-gate/schema/policy.schema.json');
  expect(JSON.stringify(schema)).not.toContain('"standard"');
  expect(withoutDescription(schema, '')).toEqual([]);
});

test('a policy that writes out every default of the schema is the default policy', () => {
  const keys = jsonAt(schema, '$defs', 'policy', 'properties');
  const reasons = jsonAt(keys, 'suppressed', 'properties');
  const defaultsOf = (nodes: Json) =>
    Object.entries(nodes).flatMap(([key, node]) =>
      isJson(node) && 'default' in node ? [[key, node.default]] : [],
    );
  const policy = {
    ...Object.fromEntries(defaultsOf(keys)),
    suppressed: Object.fromEntries(defaultsOf(reasons)),
    'suppressed-alias': Object.fromEntries(defaultsOf(jsonAt(keys, 'suppressed-alias', 'properties'))),
    'suppress-after': Object.fromEntries(defaultsOf(jsonAt(keys, 'suppress-after', 'properties'))),
  };
  expect(Object.keys(policy)).toHaveLength(29);
  expect(effectivePolicy(readPolicy(JSON.stringify({ policy })), null)).toEqual(defaultPolicy);
});

test('docs/policy.md has every key of the schema with its default, and no other', () => {
  const expected = rowsOf(schema, '').map(({ key, standard, isRequired }) => {
    const cell = standard === undefined ? '-' : `\`${written(standard)}\``;
    return `${key} | ${isRequired && !key.startsWith('policy') ? 'required' : cell}`;
  });
  const found = [...docs.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
    .filter(([, key]) => !profileNames.some((name) => name === key))
    .map(([, key, , standard]) => `${key} | ${standard}`);
  expect(found.toSorted()).toEqual(expected.toSorted());
});

test('docs/policy.md names every word that is a key', () => {
  const words = [
    'columns',
    'policy.chances.causes',
    'policy.chances.entries',
    'policy.chances.decay',
  ].flatMap((path) => {
    const node = path.split('.').reduce((at, key) => resolved(jsonAt(at, 'properties', key)), schema);
    return Object.keys(jsonAt(node, 'properties'));
  });
  expect(words.length).toBe(11 + 12 + 8 + 3);
  expect(words.filter((word) => !docs.includes(`\`${word}\``))).toEqual([]);
});

test('docs/policy.md has the limits of every profile, and marks those that are ours', () => {
  const cell = ({ rate, basis }: { rate: number; basis: string }) =>
    `${Math.round(rate * 100)}%${basis === 'published' ? '' : ' (ours)'}`;
  const rows = profileNames.map((name) => {
    const { judged, warn, fail } = profiles[name];
    return `| \`${name}\` | ${judged} | ${cell(warn)} | ${cell(fail)} |`;
  });
  expect(rows.filter((line) => !docs.includes(line))).toEqual([]);
});

test('every example of docs/policy.md is a policy', () => {
  const examples = [...docs.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
  expect(examples).toHaveLength(7);
  for (const example of examples) expect(readPolicy(example).file).toBe('policy.yml');
});
