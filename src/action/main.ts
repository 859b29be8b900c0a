import { runAction } from './run-action.ts';
import { runnerToolkit } from './runner-toolkit.ts';

// because the verdict must not depend on a write, a log that cannot be written changes no exit code
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const { env } = process;
const toolkit = runnerToolkit({ env, write: (text) => process.stdout.write(text) });
process.exitCode = await runAction(toolkit, { env, nowMs: Date.now() });
