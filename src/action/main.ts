import { error, getInput, info, notice, setOutput, setSecret, summary, warning } from '@actions/core';
import { unfinishedFiles } from '../io/unfinished-files.ts';
import { runAction } from './run-action.ts';

// because the verdict must not depend on a write, a log that cannot be written changes no exit code
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

unfinishedFiles.removeAtEnd();
// because the package as a whole brings an HTTP client that no run asks and that takes longer to load than most lists to check
const toolkit = { error, getInput, info, notice, setOutput, setSecret, summary, warning };
process.exitCode = await runAction(toolkit, { env: process.env, nowMs: Date.now() });
