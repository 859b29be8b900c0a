import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readBoundedLines } from '../../src/cli/read-bounded-lines.ts';
import { runOnTerminal } from './fake-terminal.ts';

async function classify(stdin: string, ...args: string[]) {
  const run = await runOnTerminal(['classify', ...args], { cwd: '.', stdin });
  const answers = run.stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  return { ...run, answers };
}

const unknown = {
  kind: 'hard',
  class: 'unknown-user',
  action: 'suppress-now',
  rule: 'text-unknown-user',
  confidence: 'high',
};

describe('classify', () => {
  test('answers each line in its order with kind, class, action, rule and confidence', async () => {
    const lines = ['{"diagnostic":"550 5.1.1 user unknown"}', '{"diagnostic":"452 4.2.2 mailbox full"}'];
    const run = await classify(`${lines.join('\n')}\n`);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.answers).toEqual([
      unknown,
      expect.objectContaining({ kind: 'soft', action: 'suppress-after-3' }),
    ]);
  });

  test.each([
    ['', 0],
    ['\n\n', 0],
    ['{"diagnostic":"550 user unknown"}', 1],
    ['\ufeff{"diagnostic":"550 user unknown"}\r\n\r\n{"status":"5.1.1"}\r\n', 2],
  ])('%j has %i answers', async (stdin, count) => {
    const run = await classify(stdin);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.answers.length).toBe(count);
  });

  test('a line that cannot be read is told by its number, and the rest is read', async () => {
    const run = await classify('nonsense\n\n{"diagnostic":"550 user unknown"}\n{"command":7}\n');
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.answers).toEqual([
      { line: 1, error: 'not-json', message: expect.any(String) },
      unknown,
      { line: 4, error: 'wrong-type', message: expect.any(String) },
    ]);
  });

  test('exits 2 when no line can be read, and says what each should be', async () => {
    const run = await classify('{}\n[]\n');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/^standard input [^\n]+\nMore: \S+\n$/);
    expect(run.answers.map(({ error }) => error)).toEqual(['no-evidence', 'not-an-object']);
  });

  test('a line that is too long is refused, and the next is read', async () => {
    const long = JSON.stringify({ diagnostic: 'x'.repeat(70_000) });
    const run = await classify(`${long}\n{"diagnostic":"550 user unknown"}\n${long}`);
    expect(run.exitCode).toBe(0);
    expect(run.answers.map(({ error, line }) => [error, line])).toEqual([
      ['line-too-long', 1],
      [undefined, undefined],
      ['line-too-long', 3],
    ]);
  });

  test('no address of a reply comes back', async () => {
    const run = await classify('{"diagnostic":"550 <jane@mail.example> user unknown, jane@mail.example"}\n');
    expect(run.stdout).not.toContain('jane');
  });

  test.each([
    [['--format', 'text'], '--format'],
    [['bounces.ndjson'], 'reads standard input'],
    [['--fromat', 'ndjson'], 'Did you mean "--format"?'],
  ])('%j exits 2 and says what is wrong', async (args, words) => {
    const run = await classify('', ...args);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain(words);
  });
});

test('lines are the same however the stream is cut, and a long one is dropped', async () => {
  const text = 'one\r\n\nthré\nxxxxxxxxxxxxx\nlast';
  for (const size of [1, 2, 3, 5, 100]) {
    const bytes = Buffer.from(text);
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    const lines: (string | null)[] = [];
    for await (const line of readBoundedLines(Readable.from(chunks), 10)) lines.push(line);
    expect(lines, `chunks of ${size}`).toEqual(['one', '', 'thré', null, 'last']);
  }
});
