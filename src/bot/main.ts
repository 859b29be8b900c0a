#!/usr/bin/env node
import { runProcess } from './run-process.ts';

// because the bot must not end for a log that nobody reads
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exitCode = await runProcess(process.argv.slice(2), {
  nodeVersion: process.versions.node,
  env: process.env,
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  onSignal: (handler) => {
    process.on('SIGTERM', handler);
    process.on('SIGINT', handler);
  },
  onRejection: (handler) => {
    process.on('unhandledRejection', handler);
  },
  exit: (code) => process.exit(code),
});
// because a connection that was left behind must not keep what has stopped
process.exit();
