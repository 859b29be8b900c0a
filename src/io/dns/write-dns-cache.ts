import type { DnsCache } from '../../core/dns/dns-cache.ts';
import { dnsCacheText } from '../../core/dns/dns-cache-text.ts';
import { writeAtomically } from '../write-atomically.ts';

/** Writes the DNS cache whole or not at all; gives why it could not be, or null. */
export async function writeDnsCache(path: string, cache: DnsCache): Promise<string | null> {
  try {
    const file = await writeAtomically(path);
    try {
      await file.write(Buffer.from(dnsCacheText(cache)));
      await file.commit(true);
    } catch (error) {
      await file.discard();
      throw error;
    }
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}
