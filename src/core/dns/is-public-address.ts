/** First octets, and second ones below them, that are not on the public internet (IANA IPv4 special-purpose registry). */
function isPublicIpv4(address: string): boolean {
  const [a = 0, b = 0, c = 0] = address.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100) return b < 64 || b > 127;
  if (a === 169) return b !== 254;
  if (a === 172) return b < 16 || b > 31;
  if (a === 192) return b !== 168 && !(b === 0 && (c === 0 || c === 2));
  if (a === 198) return b !== 18 && b !== 19 && !(b === 51 && c === 100);
  return !(a === 203 && b === 0 && c === 113);
}

/** Only 2000::/3 is given out (IANA IPv6 address space), and 2001:db8::/32 in it is for documents. */
function isPublicIpv6(address: string): boolean {
  const [first = 0, second = 0] = address.split(':').map((group) => Number.parseInt(group, 16));
  if (first < 0x2000 || first > 0x3fff) return false;
  return !(first === 0x2001 && second === 0x0db8);
}

/** Whether a server at this address (as the message reader writes it) can be reached from everywhere. */
export function isPublicAddress(address: string): boolean {
  return address.includes(':') ? isPublicIpv6(address) : isPublicIpv4(address);
}
