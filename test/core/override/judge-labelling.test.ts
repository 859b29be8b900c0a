import { describe, expect, test } from 'vitest';
import {
  isLabelled,
  type LabelRun,
  refuseLabel,
  refuseLabelling,
} from '../../../src/core/override/judge-labelling.ts';
import { type LabelEvent, readLabelEvent } from '../../../src/core/override/read-label-event.ts';

const label = 'send-anyway';
const rules = { ceiling: 0.1, key: null, label };
const event: LabelEvent = { number: 7, author: 'ada', labels: ['bug', label], added: label };
const run: LabelRun = { tokenIsReadOnly: false, isDryRun: false, hasLedger: true };
const eve = { login: 'eve', isPerson: true, atMs: 0 };

test.each([
  [['bug', 'send-anyway'], true],
  [['Send-Anyway'], true],
  [['send-anyway-not'], false],
  [[], false],
])('a pull request with %j is labelled: %s', (labels, is) => {
  expect(isLabelled({ ...event, labels }, rules)).toBe(is);
  expect(isLabelled({ ...event, labels }, { ...rules, label: null })).toBe(false);
});

describe('before GitHub is asked', () => {
  test('the event that puts the label there may override', () => {
    expect(refuseLabel(event, rules, run)).toBeNull();
  });

  test.each<[string, Partial<LabelEvent>, Partial<LabelRun>, string | null]>([
    ['older-label', { added: null }, {}, null],
    ['older-label', { added: 'bug' }, {}, null],
    ['signed-only', {}, {}, 'a key'],
    ['read-only-token', {}, { tokenIsReadOnly: true }, null],
    ['dry-run', {}, { isDryRun: true }, null],
    ['no-ledger', {}, { hasLedger: false }, null],
  ])('%s', (refusal, changedEvent, changedRun, key) => {
    expect(refuseLabel({ ...event, ...changedEvent }, { ...rules, key }, { ...run, ...changedRun })).toBe(
      refusal,
    );
  });
});

test.each([
  [null, eve],
  ['taken-off', null],
  ['by-bot', { ...eve, isPerson: false }],
  ['by-author', { ...eve, login: 'ada' }],
  ['by-author', { ...eve, login: 'ADA' }],
])('%s, for %j', (refusal, labelling) => {
  expect(refuseLabelling(labelling, event)).toBe(refusal);
});

const payload = (more: object = {}): object => ({
  action: 'labeled',
  label: { name: label },
  pull_request: { number: 7, user: { login: 'ada' }, labels: [{ name: 'bug' }, { name: label }] },
  ...more,
});

test('the event of a label is read', () => {
  expect(readLabelEvent(payload())).toEqual(event);
});

test.each(['synchronize', 'opened', 'unlabeled', 'reopened', undefined])(
  'action %s puts no label there, whatever else it says',
  (action) => {
    expect(readLabelEvent(payload({ action }))).toEqual({ ...event, added: null });
  },
);

test.each([
  null,
  7,
  {},
  { pull_request: null },
  { pull_request: { number: '7', user: { login: 'ada' }, labels: [] } },
  { pull_request: { number: 7, user: null, labels: [] } },
  { pull_request: { number: 7, user: { login: 'ada' }, labels: 'send-anyway' } },
])('%j is no event that can be read', (value) => {
  expect(readLabelEvent(value)).toBeNull();
});

test('labels that are no labels are left out', () => {
  const pull = { number: 7, user: { login: 'ada' }, labels: [null, 7, {}, { name: 7 }, { name: 'x' }] };
  expect(readLabelEvent({ pull_request: pull })?.labels).toEqual(['x']);
});
