import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../src/action/action-report.ts';
import { readInputs } from '../../src/action/read-inputs.ts';
import { setOutputs } from '../../src/action/set-outputs.ts';
import type { Toolkit } from '../../src/action/toolkit.ts';
import { runResult } from '../../src/core/run-result.ts';
import { declaredInputs, declaredOutputs, outputNames, runs } from './action-definition.ts';

const silent: Toolkit = {
  getInput: () => '',
  setOutput: () => undefined,
  error: () => undefined,
  warning: () => undefined,
  notice: () => undefined,
  info: () => undefined,
  setSecret: () => undefined,
  summary: { addRaw: () => ({ write: async () => undefined }) },
};

describe('comment-author', () => {
  const read = (author: string) =>
    readInputs({ ...silent, getInput: (name) => (name === 'comment-author' ? author : '') }, '.', 0);

  test.each([
    ['', 'github-actions[bot]'],
    [String(declaredInputs['comment-author']?.default), 'github-actions[bot]'],
    ['my-app[bot]', 'my-app[bot]'],
    [' octo_corp ', 'octo_corp'],
  ])('%j is %s', (author, commentAuthor) => {
    expect(read(author)).toMatchObject({ ok: true, inputs: { commentAuthor } });
  });

  test.each(['@octo', 'my app', '[bot]', 'a[bot]b', '-a', 'x'.repeat(101)])('%s is no login', (author) => {
    expect(read(author)).toMatchObject({ ok: false, problems: [{ args: { argument: 'comment-author' } }] });
  });
});

describe('action.yml', () => {
  test('declares the inputs that the code reads, and no others', () => {
    const read = new Set<string>();
    readInputs(
      {
        ...silent,
        getInput: (name) => {
          read.add(name);
          return '';
        },
      },
      '.',
      0,
    );
    expect([...read].sort()).toEqual(Object.keys(declaredInputs).sort());
  });

  test('declares the outputs that the code sets, and no others', () => {
    const set: string[] = [];
    const report = checkReport(runResult([]));
    setOutputs({ ...silent, setOutput: (name) => set.push(name) }, report, '');
    expect(set.sort()).toEqual([...outputNames].sort());
  });

  test('describes each of them in a sentence', () => {
    for (const { description } of [...Object.values(declaredInputs), ...Object.values(declaredOutputs)]) {
      expect(description).toMatch(/^\S.{10,}\.$/);
    }
  });

  test('has output names that no value can break out of', () => {
    for (const name of outputNames) expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  test('runs the committed bundle on Node 24', () => {
    expect(runs.using).toBe('node24');
    expect(existsSync(runs.main)).toBe(true);
  });
});
