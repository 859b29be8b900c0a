#!/usr/bin/env node
import { runCli } from './run-cli.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  nowMs: Date.now(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
