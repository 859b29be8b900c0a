import { hashAddress, hashKeyVariable } from '../io/hash-address.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { mergeFiles } from './merge-files.ts';
import { readArguments, wrong } from './read-arguments.ts';
import { defaultOutput, readSuppressRequest } from './suppress-arguments.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate hash`: a suppression file that says nothing to whoever lacks the key. */
export const hash: Command = {
  help: `Usage: bounce-gate hash FILES... [options]

Merges files as suppress does, and writes keyed hashes (HMAC-SHA-256) in place of the addresses, also of those that stand
in the suppression file already. The key is in the environment variable ${hashKeyVariable}, 16 characters or more;
whoever lacks it can neither read nor try addresses. check, explain and suppress then need it as well, and say so. The
file stays hashed when suppress merges into it. Whole domains, patterns, dates and sources stay readable.
A new key: openssl rand -hex 32. Keep it: without it the file keeps nobody out, and nothing is judged.
Exit status: 0 written, 2 could not be done.

  --output FILE         the suppression file (default: ${defaultOutput})
  --dry-run             tell what would change, and write nothing
  --format FORMAT       text or json (default text)

Examples:
  bounce-gate hash suppressions/all.csv --output suppressions/all.csv
  bounce-gate hash 'exports/*' --output suppressions/hashed.csv
`,
  run: runHash,
};

const options = {
  output: { type: 'string' },
  'dry-run': { type: 'boolean' },
  format: { type: 'string' },
} as const;

/** Below it a key could be found by trying. */
const shortestKey = 16;

async function runHash(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(args, options);
  if (!read.ok) return complain(terminal, [read.problem]);
  if (hashAddress('hmac-sha256', '') === '') {
    return complain(terminal, [wrong(hashKeyVariable, 'must hold the key. A new one: openssl rand -hex 32')]);
  }
  if ((process.env[hashKeyVariable] ?? '').length < shortestKey) {
    return complain(terminal, [wrong(hashKeyVariable, `must have ${shortestKey} characters or more`)]);
  }
  const asked = readSuppressRequest(read.args);
  if (!asked.ok) return complain(terminal, [asked.problem]);
  return mergeFiles({ ...asked.request, hashed: true }, terminal);
}
