import { addressLimits } from './address-limits.ts';
import { atState, isFinalState, nextState, startState } from './ascii-address-machine.ts';

/** A domain no longer than one label may be has no label that is too long; longer ones are left to the closer look. */
const plainLength = addressLimits.local + 1 + addressLimits.label;

/**
 * Judges the bytes from `start` to before `end` in one pass, without allocating: for a plain ASCII send-list address
 * (RFC 5321 4.1.2 less quotes and literals) the index of its `@`, -1 for what only `parseAddress` can judge. What it
 * finds plain has nothing around it that `cleanAddress` would take off.
 */
export function judgeAsciiAddress(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > plainLength) return -1;
  let state = startState;
  let at = start;
  for (let index = start; index < end; index += 1) {
    state = nextState[(state << 8) | (bytes[index] ?? 0)] ?? 0;
    if (state === 0) return -1;
    if (state === atState) at = index;
  }
  return isFinalState(state) && arePartsShort(at - start, end - at - 1) ? at : -1;
}

/** Judges a text as `judgeAsciiAddress` judges bytes: the index of its `@`, or -1. */
export function judgeAsciiText(text: string): number {
  if (text.length > plainLength) return -1;
  let state = startState;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0xff) return -1;
    state = nextState[(state << 8) | code] ?? 0;
    if (state === 0) return -1;
    if (state === atState) at = index;
  }
  return isFinalState(state) && arePartsShort(at, text.length - at - 1) ? at : -1;
}

function arePartsShort(local: number, domain: number): boolean {
  return local <= addressLimits.local && domain <= addressLimits.label;
}
