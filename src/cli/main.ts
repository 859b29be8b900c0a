#!/usr/bin/env node
import { unfinishedFiles } from '../io/unfinished-files.ts';
import { runCli } from './run-cli.ts';

// because the verdict must not depend on a write: a reader that went away or a full disk changes no exit code
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

unfinishedFiles.removeAtEnd();
process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  nowMs: Date.now(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
