import { expect, test } from 'vitest';
import { overrideStates } from '../../src/core/override/override-state.ts';
import { codesOf, section } from './markdown.ts';

test('docs/overrides.md has every state of an override, in order', () => {
  expect(codesOf(section('docs/overrides.md', 'What the report says'), 'state')).toEqual([...overrideStates]);
});
