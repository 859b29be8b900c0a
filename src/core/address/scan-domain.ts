import { addressLimits } from './address-limits.ts';
import type { AddressRules } from './address-rules.ts';
import { asciiClass, classOfByte } from './ascii-address-machine.ts';
import { isAscii } from './is-ascii.ts';
import { judgeLabel, judgeLabelStrictly } from './judge-label.ts';
import { judgeLabelCharacter } from './judge-label-character.ts';
import { mapDomain } from './map-domain.ts';
import { type RefusedAddress, refuse } from './refuse-address.ts';
import { type ScannedDomain, scanAddressLiteral } from './scan-address-literal.ts';

/** Reads the domain (RFC 5321 4.1.2, RFC 6531 3.3) from `start` to the text's end. */
export function scanDomain(text: string, start: number, rules: AddressRules): ScannedDomain | RefusedAddress {
  if (start >= text.length) return refuse('domain-empty', text.length - 1);
  if (text.charCodeAt(start) === 0x5b) {
    return rules.quotedAndLiteral ? scanAddressLiteral(text, start) : refuse('domain-literal', start);
  }
  const labels = scanLabels(text, start, rules);
  if (!labels.valid) return labels;
  const fault = rules.topLevel ? judgeTopLevel(text, start, labels.lastStart) : undefined;
  if (fault !== undefined) return fault;
  return mapAndMeasure(text.slice(start).toLowerCase(), start);
}

interface ScannedLabels {
  readonly valid: true;
  readonly lastStart: number;
}

function scanLabels(text: string, start: number, rules: AddressRules): ScannedLabels | RefusedAddress {
  let labelStart = start;
  while (true) {
    const dot = text.indexOf('.', labelStart);
    const end = dot < 0 ? text.length : dot;
    const fault =
      findCharacterFault(text, labelStart, end, rules) ?? judgeWholeLabel(text, labelStart, end, rules);
    if (fault !== undefined) return fault;
    if (dot < 0) return { valid: true, lastStart: labelStart };
    labelStart = dot + 1;
  }
}

function findCharacterFault(
  text: string,
  start: number,
  end: number,
  rules: AddressRules,
): RefusedAddress | undefined {
  let index = start;
  while (index < end) {
    const codePoint = text.codePointAt(index) ?? 0;
    const fault = judgeLabelCharacter(codePoint, index === start, rules.unicode);
    if (fault !== undefined) return refuse(fault, index);
    index += codePoint > 0xffff ? 2 : 1;
  }
  return undefined;
}

function judgeWholeLabel(
  text: string,
  start: number,
  end: number,
  rules: AddressRules,
): RefusedAddress | undefined {
  const fault = judgeLabel(text, start, end);
  return fault === undefined && rules.strictLabels ? judgeLabelStrictly(text, start, end) : fault;
}

/** Top levels are letters or A-labels (RFC 3696 2; an A-label was checked before), and hold no mailboxes themselves. */
function judgeTopLevel(text: string, start: number, lastStart: number): RefusedAddress | undefined {
  if (lastStart === start) return refuse('domain-dotless', start);
  let odd = -1;
  let digits = 0;
  for (let index = lastStart; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const kind = classOfByte[code];
    if (kind === asciiClass.digit) digits += 1;
    if (code < 0x80 && kind !== asciiClass.letter && odd < 0) odd = index;
  }
  if (digits === text.length - lastStart) return refuse('domain-numeric', lastStart);
  if (odd < 0 || text.startsWith('--', lastStart + 2)) return undefined;
  return refuse('domain-top-level', odd);
}

function mapAndMeasure(lower: string, start: number): ScannedDomain | RefusedAddress {
  const mapped = isAscii(lower) ? { domain: lower } : mapDomain(lower);
  if ('code' in mapped) return refuse(mapped.code, start);
  const excess = mapped.domain.length > addressLimits.domain;
  const index = start + Math.min(addressLimits.domain, lower.length - 1);
  return excess ? refuse('domain-too-long', index) : { valid: true, domain: mapped.domain };
}
