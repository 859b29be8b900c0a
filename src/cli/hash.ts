import { hashAddress, hashKeyVariable } from '../io/hash-address.ts';
import type { Command, ExitCode } from './command.ts';
import { complain } from './complain.ts';
import { hashOneList } from './hash-list.ts';
import { mergeFiles } from './merge-files.ts';
import { readArguments, wrong } from './read-arguments.ts';
import { defaultOutput, readSuppressRequest } from './suppress-arguments.ts';
import type { Terminal } from './terminal.ts';

/** `bounce-gate hash`: a suppression file that says nothing to whoever lacks the key. */
export const hash: Command = {
  help: `Usage: bounce-gate hash FILES... [options]
       bounce-gate hash --list LIST [options]

Merges files as suppress does, and writes keyed hashes (HMAC-SHA-256) in place of the addresses, also of those that stand
in the suppression file already. The key is in the environment variable ${hashKeyVariable}, 16 characters or more;
whoever lacks it can neither read nor try addresses. check, explain and suppress then need it as well, and say so. The
file stays hashed when suppress merges into it. Everything but addresses stays readable to whoever sees the file: whole
domains and patterns, reasons, scopes (such as the names of lists), dates, counts, sources, and the history with its
campaign names and the reasons given to --unsuppress.
With --list it copies a send-list instead, as NAME.hashed.csv (UTF-8): hashes for the addresses, all else as it was. Nothing
is written when a row has no valid address, since a check of hashes cannot tell: check or clean the list first.
A new key: openssl rand -hex 32. Keep it: without it the file keeps nobody out, and nothing is judged.
Exit status: 0 written, 2 could not be done.

  --output FILE         the suppression file (default: ${defaultOutput}), or the copy of the list
  --list FILE           a send-list to copy with hashes
  --email-column NAME   the column of its addresses
  --force               replace the copy if it is there
  --dry-run             tell what would change, and write nothing
  --format FORMAT       text or json (default text)

Examples:
  bounce-gate hash suppressions/all.csv --output suppressions/all.csv
  bounce-gate hash 'exports/*' --output suppressions/hashed.csv
  bounce-gate hash --list lists/june.csv --output lists/june.hashed.csv
`,
  run: runHash,
};

const options = {
  output: { type: 'string' },
  'dry-run': { type: 'boolean' },
  format: { type: 'string' },
  list: { type: 'string' },
  'email-column': { type: 'string' },
  force: { type: 'boolean' },
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
  const list = read.args.text('list');
  if (list !== undefined) return hashOneList(list, read.args, terminal);
  const asked = readSuppressRequest(read.args);
  if (!asked.ok) return complain(terminal, [asked.problem]);
  return mergeFiles({ ...asked.request, hashed: true }, terminal);
}
