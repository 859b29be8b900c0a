import type { BotLog } from './bot-log.ts';

/** For commands that speak for themselves. */
export const silentLog: BotLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
