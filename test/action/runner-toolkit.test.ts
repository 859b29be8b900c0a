import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runnerToolkit } from '../../src/action/runner-toolkit.ts';

const folder = mkdtempSync(join(tmpdir(), 'runner-toolkit-'));
const texts = ['plain', '', 'a: b, c%0A', 'two\nlines\r\n::error::x', '50 %', 'ü ☃'];

/** What a step does with the toolkit that `make` makes. */
const steps = `
const texts = ${JSON.stringify(texts)};
toolkit.info(JSON.stringify(['list', 'two words', 'none'].map((name) => toolkit.getInput(name))));
for (const text of texts) {
  toolkit.info(text);
  toolkit.setSecret(text);
  toolkit.setOutput('a-name', text);
  for (const level of ['error', 'warning', 'notice']) {
    toolkit[level](text);
    toolkit[level](text, {});
    toolkit[level](text, { title: text, file: text, startLine: 7 });
  }
}
toolkit.setOutput('number', 0.5);
await toolkit.summary.addRaw(texts.join('\\n')).write();
`;

interface Written {
  readonly log: string;
  readonly output: string;
  readonly summary: string;
}

function run(make: string): Written {
  const [output, summary, script] = ['output', 'summary', 'step.mjs'].map((name) => join(folder, name));
  if (output === undefined || summary === undefined || script === undefined) throw new Error('no paths');
  for (const path of [output, summary]) writeFileSync(path, 'before\n');
  writeFileSync(script, `${make}\n${steps}`);
  const env = {
    ...process.env,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    INPUT_LIST: ' a.csv\n',
    INPUT_TWO_WORDS: 'x',
  };
  const log = execFileSync(process.execPath, [script], { env, encoding: 'utf8' });
  const anyMark = (text: string) => text.replace(/ghadelimiter_[0-9a-f-]{36}/g, 'MARK');
  return { log, output: anyMark(readFileSync(output, 'utf8')), summary: readFileSync(summary, 'utf8') };
}

const path = (...parts: readonly string[]) => JSON.stringify(resolve(...parts));
let ours: Written;

beforeAll(() => {
  ours = run(`import { runnerToolkit } from ${path('src/action/runner-toolkit.ts')};
const toolkit = runnerToolkit({ env: process.env, write: (text) => process.stdout.write(text) });`);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the log, the outputs and the summary are those that @actions/core writes', () => {
  const core = path('node_modules/@actions/core/lib/core.js');
  expect(ours).toEqual(run(`import * as toolkit from ${core};`));
  expect(ours.output).toContain('a-name<<MARK\ntwo\nlines\r\n::error::x\nMARK\n');
});

describe('a file that the runner did not make is not written', () => {
  test.each([
    {},
    { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '' },
    { GITHUB_OUTPUT: join(folder, 'x'), GITHUB_STEP_SUMMARY: join(folder, 'y') },
  ])('%j', async (env) => {
    const toolkit = runnerToolkit({ env, write: () => undefined });
    expect(() => toolkit.setOutput('name', 'value')).toThrow();
    await expect(toolkit.summary.addRaw('text').write()).rejects.toThrow();
  });
});
