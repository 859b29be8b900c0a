/** What is asked of a name: its mail servers, or its addresses. */
export const recordTypes = ['MX', 'A', 'AAAA'] as const;
export type RecordType = (typeof recordTypes)[number];

/** Why an answer tells nothing: none of these ever counts against a domain. */
export type SilenceReason =
  | 'servfail'
  | 'refused'
  | 'timeout'
  | 'truncated'
  | 'unreachable'
  | 'malformed'
  | 'alias-loop'
  | 'not-followed';

/** One record: the mail server's name (the empty string for the root) or the address, as text. */
export interface DnsRecord {
  readonly preference: number;
  readonly value: string;
}

/**
 * What one resolver said to one question. That a name does not exist (`nxdomain`) and that it has no record of the type
 * (`no-data`, RFC 2308) are answers; everything else without records is silence.
 */
export type DnsAnswer =
  | { readonly kind: 'records'; readonly records: readonly DnsRecord[] }
  | { readonly kind: 'no-data' }
  | { readonly kind: 'nxdomain' }
  | { readonly kind: 'silence'; readonly reason: SilenceReason };

/** Asks one resolver; never rejects. */
export type AskResolver = (name: string, type: RecordType) => Promise<DnsAnswer>;
