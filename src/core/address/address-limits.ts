/**
 * Lengths in octets: local part 64 and address 254 (RFC 5321 4.5.3.1.1 and 4.5.3.1.3, less the path's two angle
 * brackets, RFC 3696 erratum 1690), label 63 (RFC 1035 2.3.4), domain 253 (255 on the wire, less the length octets).
 * `codeUnits` is the least length that no address can have, whatever is in it: such a text is refused unread.
 */
export const addressLimits = { local: 64, label: 63, domain: 253, address: 254, codeUnits: 321 } as const;
