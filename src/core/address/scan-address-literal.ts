import { type RefusedAddress, refuse } from './refuse-address.ts';

/** A domain that was read: A-labels in lower case, or an address literal in its brackets. */
export interface ScannedDomain {
  readonly valid: true;
  readonly domain: string;
}

/**
 * Reads an address literal from its `[` at `start` to the text's end (RFC 5321 4.1.3): an IPv4 address, or an IPv6
 * address behind `IPv6:`; no other tag is registered. `::` stands for two groups or more, as that section says.
 */
export function scanAddressLiteral(text: string, start: number): ScannedDomain | RefusedAddress {
  const last = text.length - 1;
  if (text.charCodeAt(last) !== 0x5d) return refuse('domain-literal', last);
  const content = text.slice(start + 1, last).toLowerCase();
  const fault = content.startsWith('ipv6:') ? findIpv6Fault(content, 5) : findIpv4Fault(content, 0);
  if (fault >= 0) return refuse('domain-literal', Math.min(start + 1 + fault, last));
  return { valid: true, domain: `[${content}]` };
}

/** Index of the first character that breaks a dotted quad of 0 to 255 from `start` to the text's end, or -1. */
function findIpv4Fault(text: string, start: number): number {
  let numbers = 0;
  let value = -1;
  let digits = 0;
  for (let index = start; index <= text.length; index += 1) {
    const code = index === text.length ? 0x2e : text.charCodeAt(index);
    if (code === 0x2e) {
      numbers += 1;
      if (value < 0 || numbers > 4) return index;
      value = -1;
      digits = 0;
    } else {
      digits += 1;
      value = Math.max(value, 0) * 10 + code - 0x30;
      if (code < 0x30 || code > 0x39 || digits > 3 || value > 255) return index;
    }
  }
  return numbers === 4 ? -1 : text.length;
}

/** Index of the first character that breaks an IPv6 address from `start` to the text's end, or -1. */
function findIpv6Fault(text: string, start: number): number {
  const parts = text.slice(start).split(':');
  if (text.startsWith('::', start)) parts.shift();
  else if (parts[0] === '') return start;
  if (text.endsWith('::')) parts.pop();
  else if (parts.at(-1) === '' && parts.length > 1) return text.length;
  return findGroupFault(text, text.startsWith('::', start) ? start + 1 : start, parts);
}

/** The same for the parts between colons, of which an empty one stands for the groups left out. */
function findGroupFault(text: string, start: number, parts: readonly string[]): number {
  let groups = 0;
  let elisions = 0;
  let index = start;
  for (const part of parts) {
    if (part === '') elisions += 1;
    else if (isGroup(part)) groups += 1;
    else return index + part.length === text.length ? findMappedFault(text, index, groups, elisions) : index;
    if (elisions > 1) return index;
    index += part.length + 1;
  }
  return findCountFault(groups, elisions, text.length);
}

/** The same for an IPv4 address in the place of the last two groups. */
function findMappedFault(text: string, index: number, groups: number, elisions: number): number {
  const fault = findIpv4Fault(text, index);
  return fault < 0 ? findCountFault(groups + 2, elisions, text.length) : fault;
}

function findCountFault(groups: number, elisions: number, end: number): number {
  return (elisions === 1 ? groups <= 6 : groups === 8) ? -1 : end;
}

function isGroup(part: string): boolean {
  for (let index = 0; index < part.length; index += 1) {
    const code = part.charCodeAt(index);
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false;
  }
  return part.length <= 4;
}
