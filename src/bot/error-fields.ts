import { StoreAway } from '../io/bot-store/store-away.ts';
import type { LogFields } from './bot-log.ts';

/** What may be told of an error: its class, its code, and where in our code it was thrown; never its message. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = codeOf(error);
  const cause = error.cause instanceof Error ? error.cause.name : null;
  // because messages hold what was being worked on, only the place is taken from the stack
  const at = /\n {4}at [^\n]{0,300}?([\w-]{1,60}\.[jt]s:\d{1,6})/.exec(error.stack ?? '')?.[1] ?? null;
  return { error: error.name, code, at, cause };
}

function codeOf(error: Error): string | null {
  // because its reason is a word of ours
  if (error instanceof StoreAway) return error.reason;
  return 'code' in error && typeof error.code === 'string' ? error.code.slice(0, 60) : null;
}
