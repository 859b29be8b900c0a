import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/core/finding.ts';
import { parsePolicy } from '../../src/core/policy/parse-policy.ts';
import { problemSentence } from '../../src/report/prose/problems.ts';

const told = (code: Problem['code'], args: Problem['args'] = {}) =>
  problemSentence({ code, file: 'rules.yml', args });

const toldOfPolicy = (text: string): string => {
  const read = parsePolicy(text, 'rules.yml');
  return read.ok ? '' : read.problems.map(problemSentence).join('\n');
};

describe('what is said of a file that is no list', () => {
  test.each([
    ['folder', 'rules.yml: is a folder, not a file. Name the file itself.'],
    ['special file', 'rules.yml: is a pipe or a device, not a plain file. Name the file itself.'],
  ])('a %s fits a policy as well as a list', (kind, sentence) => {
    expect(told('file-not-regular', { kind })).toBe(sentence);
  });

  test('one that is too large is asked about, and nobody is sent to its permissions', () => {
    expect(told('file-unreadable', { reason: 'too large', limit: 1 << 20 })).toBe(
      'rules.yml: is larger than 1,048,576 bytes, which no file of its kind needs. Is it the right one?',
    );
    expect(told('file-unreadable', { reason: 'too large' })).toBe(
      'rules.yml: is larger than any file of its kind. Is it the right one?',
    );
    expect(told('file-unreadable', { reason: 'EACCES' })).toContain('permissions');
  });
});

describe('what is said of a policy', () => {
  test.each([
    ['nested-too-deep', 'Is it the right file?'],
    ['too-large', 'is it the right one?'],
    ['unresolved-alias', 'Write the value out.'],
  ])('%s ends with one mark', (reason, end) => {
    expect(told('policy-not-yaml', { reason }).endsWith(` ${end}`)).toBe(true);
  });

  test.each([
    ['ann@customer.example: 1', 'unknown key "(withheld)". The keys'],
    ['ann(at)customer.example: 1', 'unknown key "(withheld)". The keys'],
    ['campaings: 1', 'unknown key "campaings". Did you mean "campaigns"? The keys'],
  ])('for the key in %s a guess is made only where the key is shown', (text, start) => {
    expect(toldOfPolicy(`${text}\ncampaigns: { june: { list: june.csv } }\n`)).toContain(start);
  });
});
