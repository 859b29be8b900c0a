import { bounceRecord } from '../core/bounce/bounce-record.ts';
import { classifyBounce } from '../core/bounce/classify-bounce.ts';
import { type BounceLineError, parseBounceLine } from '../core/bounce/parse-bounce-line.ts';
import { jsonLine } from '../report/json-line.ts';
import { bounceLineSentence } from '../report/prose/bounces.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { readArguments, wrong } from './read-arguments.ts';
import { readBoundedLines } from './read-bounded-lines.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate classify`: what bounces say about their recipients, as NDJSON. */
export const classify: Command = {
  help: `Usage: bounce-gate classify < bounces.ndjson

Reads one JSON object per line from standard input and prints one per line, in the same order:
{"diagnostic","status","replyCode","command","remoteHost"}, at least one of them, null where unknown, gives
{"kind","class","action","rule","confidence"}.
kind is hard, soft, block (the sender's or the message's fault) or none (not a bounce); action is suppress-now,
suppress-after-N (campaigns in 90 days that end like this) or never. docs/bounces.md lists the classes.
A line that cannot be read gives {"line","error","message"}, and the rest is read all the same; empty lines are skipped.
Exit status: 0 classified, 2 no line could be read.

  --format FORMAT       ndjson (default)

Examples:
  echo '{"diagnostic":"550 5.1.1 user unknown"}' | bounce-gate classify
  bounce-gate classify < bounces.ndjson | jq -r 'select(.kind == "hard") | .class' | sort | uniq -c
`,
  run: runClassify,
};

const lineLimitBytes = 65_536;
const batchCharacters = 65_536;

async function runClassify(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, { format: { type: 'string' } });
  if (!read.ok) return complain(terminal, [read.problem]);
  const format = read.args.text('format') ?? 'ndjson';
  if (format !== 'ndjson' && format !== 'json') {
    return complain(terminal, [wrong('--format', 'must be ndjson', format)]);
  }
  if (read.args.positionals.length > 0) {
    return complain(terminal, [wrong('classify', 'reads standard input: bounce-gate classify < FILE')]);
  }
  return classifyLines(terminal);
}

async function classifyLines(terminal: Terminal): Promise<ExitCode> {
  let answers = '';
  let line = 0;
  let classified = 0;
  let refused = 0;
  for await (const text of readBoundedLines(terminal.stdin, lineLimitBytes)) {
    line++;
    if (text !== null && text.trim() === '') continue;
    const answer = answerTo(text, line);
    if ('error' in answer) refused++;
    else classified++;
    answers += `${jsonLine(answer)}\n`;
    if (answers.length < batchCharacters) continue;
    terminal.stdout.write(answers);
    answers = '';
  }
  terminal.stdout.write(answers);
  if (classified > 0 || refused === 0) return 0;
  return complain(terminal, [wrong('standard input', 'has no line that can be read. See classify --help')]);
}

function answerTo(text: string | null, line: number): object {
  if (text === null) return refusal('line-too-long', null, line);
  const parsed = parseBounceLine(text);
  return parsed.ok ? bounceRecord(classifyBounce(parsed.reply)) : refusal(parsed.error, parsed.key, line);
}

function refusal(error: BounceLineError, key: string | null, line: number): object {
  return { line, error, message: bounceLineSentence(error, key) };
}
