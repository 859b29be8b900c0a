import { type Verdict, verdicts } from '../campaign-result.ts';

/** Most characters GitHub takes as the body of a comment (UTF-16 units; it says "maximum is 65536 characters"). */
export const maxCommentCharacters = 65_536;

const longestKey = 64;

/** Most characters of a report that fit into a comment beside the longest hidden marker. */
export const maxCommentText =
  maxCommentCharacters - `<!-- bounce-gate:${'k'.repeat(longestKey)} verdict=unchecked -->\n`.length;

/** Whether a key can tell one sticky comment of a pull request from another: a slug of at most 64 characters. */
export function isCommentKey(key: string): boolean {
  return key.length <= longestKey && /^[a-z0-9][a-z0-9._-]*$/.test(key) && !key.includes('--');
}

/** The body of a comment: the hidden marker that names the key and the verdict, then the report. */
export function markedBody(key: string, verdict: Verdict, text: string): string {
  return `<!-- bounce-gate:${key} verdict=${verdict} -->\n${text}`;
}

/**
 * The verdict in the hidden marker at the very start of a comment; `unknown` when the marker names none, null when
 * the body does not start with the marker of this key. Nothing else of a comment is ever read as data.
 */
export function readMarker(key: string, body: string): Verdict | 'unknown' | null {
  const start = `<!-- bounce-gate:${key} `;
  if (!body.startsWith(start)) return null;
  const end = body.indexOf('-->');
  const rest = body.slice(start.length, end).trim();
  if (end === -1) return null;
  return verdicts.find((verdict) => rest === `verdict=${verdict}`) ?? (rest === '' ? 'unknown' : null);
}
