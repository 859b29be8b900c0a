/** A resolver to ask: an IP address and a port. */
export interface ResolverAddress {
  readonly host: string;
  readonly port: number;
}

/** How policies and arguments write a resolver: an IP address, with a port where it is not 53. */
export const resolverPattern =
  /^(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?|[0-9A-Fa-f:]{2,39}|\[[0-9A-Fa-f:]{2,39}\](?::\d{1,5})?)$/;
const usualPort = 53;

/** Parses `1.1.1.1`, `127.0.0.1:5353`, `2620:fe::fe` or `[::1]:5353`; null when it is anything else. */
export function parseResolver(text: string): ResolverAddress | null {
  if (!resolverPattern.test(text)) return null;
  const bracket = /^\[(.*)\](?::(\d+))?$/.exec(text);
  const plain = /^([\d.]+)(?::(\d+))?$/.exec(text);
  const [, host = text, port = String(usualPort)] = bracket ?? plain ?? [];
  const isAddress = host.includes(':') ? isIpv6(host) : isIpv4(host);
  return isAddress && Number(port) >= 1 && Number(port) <= 65_535 ? { host, port: Number(port) } : null;
}

function isIpv4(host: string): boolean {
  const parts = host.split('.');
  return parts.length === 4 && parts.every((part) => Number(part) <= 255);
}

function isIpv6(host: string): boolean {
  return URL.canParse(`http://[${host}]/`);
}
