/** An input of a public suite and which readings take it: RFC 5321 and the send-list, RFC 5321 only, or none. */
export type SuiteCase = readonly [input: string, accepted: 'both' | 'rfc5321' | 'none'];
