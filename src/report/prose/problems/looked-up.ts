import { count, counted } from '../../numbers.ts';
import type { Sentence } from './sentence.ts';

const cacheFaults: Readonly<Record<string, string>> = {
  header: 'the first line is not that of a DNS cache',
  line: 'this line is not a domain, what DNS says, and a day',
  order: 'this domain stands twice, or not in its order, as after a merge by hand',
  'cut-off': 'the last line is cut off',
  'too-large': 'is larger than any DNS cache',
};

/** What is wrong with what DNS and verification services say, and the next step, by problem code. */
export const lookUpProblems = {
  'verification-not-understood': (args) =>
    `is the table of no verification service that is known. The header has "${args.header}". Name the result column verification and the address column email, or see docs/lists.md.`,
  'verification-empty': () =>
    '0 results. An empty file of verification results would hide every address that was found invalid, so nothing was judged. Restore it, or take it out of the policy.',
  'dns-cache-missing': () =>
    'there is no DNS cache, and the policy says to judge by one (dns: cache). Write it: bounce-gate dns. Then commit it.',
  'dns-cache-damaged': (args) =>
    `${cacheFaults[String(args.fault)] ?? args.fault}, so nothing of the DNS cache can be trusted. Restore it, or delete it and write it anew: bounce-gate dns.`,
  'dns-resolvers-silent': (args) =>
    `${count(Number(args.trusted))} of ${counted(Number(args.resolvers), 'resolver')} gave an answer that can be believed, and it takes two that agree. Nothing was written. Is port 53 open? Others are named by --resolver, or dns-resolvers in the policy.`,
} as const satisfies Readonly<Record<string, Sentence>>;
