import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { componentTraits } from '../../src/core/projection/component.ts';
import { evidenceGroups } from '../../src/core/projection/evidence-group.ts';
import { defaultParameters } from '../../src/core/projection/parameters.ts';
import { groupProse } from '../../src/report/prose/causes.ts';
import { codeSpans, codesOf, section, tableRows } from './markdown.ts';

type Definition = { readonly properties?: Readonly<Record<string, unknown>> };
const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as Definition & {
  readonly $defs: Readonly<Record<string, Definition>>;
}; // because the schema is our own file, and its shape is tested with the reports

const objects = Object.entries({ report: schema, ...schema.$defs }).filter(
  ([, { properties }]) => properties !== undefined,
);

test.each(objects)('docs/json-report.md has every field of %s', (name, { properties = {} }) => {
  expect(codesOf(section('docs/json-report.md', name), 'field')).toEqual(Object.keys(properties));
});

test('docs/json-report.md describes no object that the schema does not have', () => {
  const titles = [...readFileSync('docs/json-report.md', 'utf8').matchAll(/^### (.*)$/gm)].map(
    ([, title]) => title,
  );
  expect(titles.toSorted()).toEqual(objects.map(([name]) => name).sort());
});

test('docs/json-report.md has every group in the words of the reports', () => {
  const rows = tableRows(section('docs/json-report.md', 'Groups'));
  const documented = rows.map(({ group = '', 'in words': words }) => [codeSpans(group)[0], words]);
  expect(documented).toEqual(evidenceGroups.map((group) => [group, groupProse[group].many]));
});

test('docs/json-report.md has every component', () => {
  const documented = codeSpans(section('docs/json-report.md', 'Components')).filter((span) => span !== '?');
  expect(documented).toEqual([...componentTraits(defaultParameters).keys()]);
});
