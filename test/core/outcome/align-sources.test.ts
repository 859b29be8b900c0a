import { expect, test } from 'vitest';
import { alignSources } from '../../../src/core/outcome/align-sources.ts';
import type { OutcomeCounts } from '../../../src/core/outcome/outcome-counts.ts';

function align(names: readonly string[], known: readonly string[] | null) {
  const counts: OutcomeCounts = {
    sent: names.length,
    hard: 0,
    soft: null,
    block: null,
    bySource: names.map((source) => ({ source, sent: 1, hard: 0, soft: null })),
    parts: [],
  };
  const check = known === null ? null : { sources: known.map((name): [string, number] => [name, 1]) };
  const aligned = alignSources(counts, check);
  return [aligned.counts.bySource.map(({ source }) => source), aligned.unknown];
}

test.each<[string, readonly string[], readonly string[] | null, readonly unknown[]]>([
  ['names that the check has stay', ['web', 'fair'], ['fair', 'web'], [['web', 'fair'], 0]],
  ['case and spaces do not matter', [' WEB', 'Fair'], ['web', 'FAIR'], [['web', 'FAIR'], 0]],
  ['an equal name goes before one in another case', ['web'], ['Web', 'web'], [['web'], 0]],
  [
    'what the check counts together is counted together',
    ['tiny', 'web'],
    ['web', 'other'],
    [['other', 'web'], 0],
  ],
  ['a name that the check does not have is told', ['wbe', 'web'], ['web'], [['wbe', 'web'], 1]],
  [
    'without a check names stay, fit for a record',
    ['', 'a@mail.example', 'web'],
    null,
    [['(empty)', '(withheld)', 'web'], 0],
  ],
  ['a source without a name is found', [''], ['(empty)'], [['(empty)'], 0]],
])('%s', (_, names, known, expected) => {
  expect(align(names, known)).toEqual(expected);
});
