import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type BounceClass, bounceClasses, kindOf } from '../../../src/core/bounce/bounce-class.ts';
import { classifyBounce } from '../../../src/core/bounce/classify-bounce.ts';
import { replyOf } from './reply-of.ts';

/** Replies that were labelled before the classifier saw them (docs/bounces.md); the labels stay as they were. */
const fresh = readFileSync('bench/bounces/fresh-replies.ndjson', 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const { class: label, ...parts } = JSON.parse(line);
    return { label: known(label), read: classifyBounce(replyOf(parts)).class };
  });

function known(label: unknown): BounceClass {
  const found = bounceClasses.find((name) => name === label);
  if (found === undefined) throw new Error(`no class ${String(label)}`);
  return found;
}

test('no reply that says nothing against the address is read as hard', () => {
  const wronged = fresh.filter(({ label, read }) => kindOf(label) !== 'hard' && kindOf(read) === 'hard');
  expect(wronged).toEqual([]);
});

test('hard or not agrees for 98 of 100, the class for 90', () => {
  const sameKind = fresh.filter(
    ({ label, read }) => (kindOf(label) === 'hard') === (kindOf(read) === 'hard'),
  );
  expect(sameKind.length / fresh.length).toBeGreaterThan(0.98);
  expect(fresh.filter(({ label, read }) => label === read).length / fresh.length).toBeGreaterThan(0.9);
});
