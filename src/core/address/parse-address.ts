import { addressLimits } from './address-limits.ts';
import { type AddressProfile, addressRules } from './address-rules.ts';
import { judgeAsciiText } from './judge-ascii-address.ts';
import { type RefusedAddress, refuse } from './refuse-address.ts';
import { scanDomain } from './scan-domain.ts';
import { scanLocalPart } from './scan-local-part.ts';
import { scanQuotedLocalPart } from './scan-quoted-local-part.ts';

/** An address that was read, or the first reason why the text is none. */
export type ParsedAddress = AcceptedAddress | RefusedAddress;

/** The parts of an address. */
export interface AcceptedAddress {
  readonly valid: true;
  /** Case kept, NFC, quoted only where it must be. */
  readonly local: string;
  /** A-labels in lower case, or an address literal in brackets. */
  readonly domain: string;
  /** What addresses are matched by: the local part in lower case, `@`, the domain; parsing it gives itself. */
  readonly key: string;
  readonly quoted: boolean;
  /** Whether the local part is ASCII: if not, every server on the way must speak SMTPUTF8 (RFC 6531). */
  readonly ascii: boolean;
}

/**
 * Reads a text as one address under a profile: RFC 5321 4.1.2, RFC 6531 3.3 and UTS 46, in one pass from the left,
 * without regard to white space around it (`cleanAddress` takes that off). Its cost is linear, and none above 320.
 */
export function parseAddress(text: string, profile: AddressProfile = 'send-list'): ParsedAddress {
  const at = judgeAsciiText(text);
  return at < 0 ? parseClosely(text, profile) : acceptPlain(text, at);
}

/** Characters that look like an `@` (NFKC makes one of them), which a reader takes for it. */
const likeAt = /[\uff20\ufe6b]/;

function refuseWithoutAt(text: string): RefusedAddress {
  const index = text.search(likeAt);
  return index < 0 ? refuse('no-at', text.length - 1) : refuse('unsafe-unicode', index);
}

/** A plain ASCII address of a send-list is an address under every profile. */
function acceptPlain(text: string, at: number): AcceptedAddress {
  const key = text.toLowerCase();
  return {
    valid: true,
    local: text.slice(0, at),
    domain: key.slice(at + 1),
    key,
    quoted: false,
    ascii: true,
  };
}

function parseClosely(text: string, profile: AddressProfile): ParsedAddress {
  if (text.length >= addressLimits.codeUnits) return refuse('address-too-long', addressLimits.codeUnits - 1);
  if (text === '') return refuse('empty', 0);
  if (!text.includes('@')) return refuseWithoutAt(text);
  const rules = addressRules[profile];
  const quoted = rules.quotedAndLiteral && text.charCodeAt(0) === 0x22;
  const scan = quoted ? scanQuotedLocalPart : scanLocalPart;
  const local = scan(text, rules);
  if (!local.valid) return local;
  const domain = scanDomain(text, local.end + 1, rules);
  if (!domain.valid) return domain;
  if (local.octets + 1 + domain.domain.length > addressLimits.address) {
    return refuse('address-too-long', Math.min(addressLimits.address, text.length - 1));
  }
  return {
    valid: true,
    local: local.local,
    domain: domain.domain,
    key: `${local.folded}@${domain.domain}`,
    quoted: local.quoted,
    ascii: local.ascii,
  };
}
