import { createHash } from 'node:crypto';

/** The id that git gives to this content, in a repository whose ids have the length of `like`. */
export function objectIdOf(bytes: Uint8Array, like: string): string {
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
