import { addressLimits } from './address-limits.ts';
import type { AddressRules } from './address-rules.ts';
import { asciiClass, classOfByte } from './ascii-address-machine.ts';
import { findMixedScripts } from './find-mixed-scripts.ts';
import { foldLocalPart } from './fold-local-part.ts';
import { explainAscii, judgeUnicode } from './judge-character.ts';
import { type AddressRefusal, type RefusedAddress, refuse } from './refuse-address.ts';
import { utf8Length } from './utf8-length.ts';

/** A local part that was read: `end` is the index of the `@` behind it, `octets` its length in UTF-8. */
export interface ScannedLocalPart {
  readonly valid: true;
  readonly end: number;
  /** Normalized to NFC, case kept, quoted only where it must be. */
  readonly local: string;
  /** Lower case: what the match key holds. */
  readonly folded: string;
  readonly octets: number;
  readonly quoted: boolean;
  readonly ascii: boolean;
}

/** Reads a Dot-string (RFC 5321 4.1.2, with the letters of RFC 6531 3.3) up to the first `@` of a text that has one. */
export function scanLocalPart(text: string, rules: AddressRules): ScannedLocalPart | RefusedAddress {
  const end = text.indexOf('@');
  let index = 0;
  let octets = 0;
  let atomStart = 0;
  while (index < end) {
    const codePoint = text.codePointAt(index) ?? 0;
    const fault = judgeLocalCharacter(codePoint, index, atomStart, rules);
    if (fault !== undefined) return refuse(fault, index);
    octets += utf8Length(codePoint);
    if (octets > addressLimits.local) return refuse('local-too-long', index);
    index += codePoint > 0xffff ? 2 : 1;
    if (codePoint === 0x2e) atomStart = index;
  }
  return finish(text, end, octets);
}

function judgeLocalCharacter(
  codePoint: number,
  index: number,
  atomStart: number,
  rules: AddressRules,
): AddressRefusal | undefined {
  if (codePoint > 0x7f) {
    return rules.unicode ? judgeUnicode(codePoint, index === atomStart) : 'non-ascii';
  }
  if (codePoint === 0x2e && index === atomStart) return index === 0 ? 'local-dot-first' : 'local-dots';
  if (classOfByte[codePoint] !== asciiClass.other) return undefined;
  if (codePoint === 0x22 && index === 0) return 'local-quoted';
  return explainAscii(codePoint, 'local-character');
}

function finish(text: string, end: number, octets: number): ScannedLocalPart | RefusedAddress {
  if (end === 0) return refuse('local-empty', 0);
  if (text.charCodeAt(end - 1) === 0x2e) return refuse('local-dot-last', end - 1);
  const ascii = octets === end;
  const mixed = ascii ? -1 : findMixedScripts(text.slice(0, end));
  if (mixed >= 0) return refuse('unsafe-unicode', mixed);
  const local = ascii ? text.slice(0, end) : text.slice(0, end).normalize('NFC');
  const folded = foldLocalPart(local, ascii);
  if (folded === undefined) return refuse('local-too-long', end - 1);
  return { valid: true, end, local, folded, octets, quoted: false, ascii };
}
