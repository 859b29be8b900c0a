import type { BounceReply } from './bounce-reply.ts';

/** Why a line of `classify` cannot be read. Stable; prose in `report/prose/bounces`. */
export const bounceLineErrors = [
  'line-too-long',
  'not-json',
  'not-an-object',
  'wrong-type',
  'no-evidence',
] as const;
export type BounceLineError = (typeof bounceLineErrors)[number];

export type BounceLine =
  | { readonly ok: true; readonly reply: BounceReply }
  | { readonly ok: false; readonly error: BounceLineError; readonly key: string | null };

const keys = ['diagnostic', 'status', 'replyCode', 'command', 'remoteHost'] as const;
type Key = (typeof keys)[number];

/** Keys that may also come as a number (`550`). */
const numeric: ReadonlySet<Key> = new Set<Key>(['status', 'replyCode']);

/** Reads one line of NDJSON; keys it does not know are left alone, and null is the same as a missing key. */
export function parseBounceLine(line: string): BounceLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse('not-json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('not-an-object');
  const given = new Map<string, unknown>(Object.entries(value));
  const read = new Map<Key, string>();
  for (const key of keys) {
    const field = given.get(key) ?? null;
    if (field === null) continue;
    if (typeof field !== 'string' && !(typeof field === 'number' && numeric.has(key))) {
      return refuse('wrong-type', key);
    }
    read.set(key, String(field));
  }
  if (read.size === 0) return refuse('no-evidence');
  const text = (key: Key): string | null => read.get(key) ?? null;
  return {
    ok: true,
    reply: {
      diagnostic: text('diagnostic'),
      status: text('status'),
      replyCode: text('replyCode'),
      command: text('command'),
      remoteHost: text('remoteHost'),
      reported: null,
    },
  };
}

function refuse(error: BounceLineError, key: string | null = null): BounceLine {
  return { ok: false, error, key };
}
