import { groupCount } from './shard.ts';

/** 2^32 divided by the golden ratio, odd: a start that is nobody's; the same in every run, because parts must agree. */
const start = 0x9e3779b1;

/** Which of the groups the ASCII bytes from `start` to before `end` fall into, letters as in lower case. */
export function groupOfBytes(bytes: Uint8Array, from: number, end: number): number {
  let hash = start;
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    hash = Math.imul(hash ^ (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte), 0x01000193);
  }
  return finish(hash);
}

/** The group of a text in lower case: that of its bytes, where it is ASCII. */
export function groupOfText(text: string): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return finish(hash);
}

/** FNV-1a (Fowler, Noll, Vo), its bits mixed as MurmurHash3 does at its end (Appleby): names that end alike part. */
function finish(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % groupCount;
}
