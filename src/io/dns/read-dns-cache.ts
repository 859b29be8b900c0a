import type { ByteSource } from '../../core/byte-source.ts';
import type { DnsCacheRead } from '../../core/dns/dns-cache.ts';
import { parseDnsCache } from '../../core/dns/parse-dns-cache.ts';

/** A cache of a million domains has some 30 MB. */
const maxBytes = 64 << 20;

/** Reads the DNS cache; without a file it is empty where it `mayBeMissing`, and a problem elsewhere. */
export async function readDnsCache(source: ByteSource, mayBeMissing: boolean): Promise<DnsCacheRead> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of source.chunks) {
    bytes += chunk.length;
    // because the digest of a source is that of all its bytes, they are read and let go
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  const file = source.path;
  const problem = source.problem();
  if (problem?.code === 'file-missing') {
    if (mayBeMissing) return { ok: true, cache: new Map() };
    return { ok: false, problem: { code: 'dns-cache-missing', file, args: {} } };
  }
  if (problem !== undefined) return { ok: false, problem };
  if (bytes > maxBytes) return damaged(file, 1, 'too-large');
  const parsed = parseDnsCache(Buffer.concat(chunks).toString('utf8'));
  return parsed.ok ? parsed : damaged(file, parsed.line, parsed.fault);
}

function damaged(file: string, line: number, fault: string): DnsCacheRead {
  return { ok: false, problem: { code: 'dns-cache-damaged', file, line, args: { fault } } };
}
