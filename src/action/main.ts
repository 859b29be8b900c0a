import * as core from '@actions/core';
import { runAction } from './run-action.ts';

process.exitCode = await runAction(core, { env: process.env, nowMs: Date.now() });
