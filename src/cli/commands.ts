import type { CommandEntry } from './command.ts';

/** Every command, in the order of the overview. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    summary: 'project the bounce rate of campaigns and say whether they pass',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'merge',
    summary: 'decide of a check that was counted in shards',
    load: async () => (await import('./merge.ts')).merge,
  },
  {
    name: 'review',
    summary: 'tell what a change of lists, suppressions or rules does',
    load: async () => (await import('./review.ts')).review,
  },
  {
    name: 'verify',
    summary: 'refuse a send whose files changed since they were approved',
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'override',
    summary: 'let a failed campaign be sent once, with a reason, on the record',
    load: async () => (await import('./override.ts')).override,
  },
  {
    name: 'explain',
    summary: 'tell what is known of an address, or what a bounce says',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'classify',
    summary: 'tell hard bounces from soft ones and blocks, as NDJSON',
    load: async () => (await import('./classify.ts')).classify,
  },
  {
    name: 'clean',
    summary: 'write a list without the rows that must not be mailed',
    load: async () => (await import('./clean.ts')).clean,
  },
  {
    name: 'suppress',
    summary: 'merge exports, bounce events, logs and mails into one suppression file',
    load: async () => (await import('./suppress.ts')).suppress,
  },
  {
    name: 'hash',
    summary: 'write a suppression file or a list as keyed hashes instead of addresses',
    load: async () => (await import('./hash.ts')).hash,
  },
  {
    name: 'dns',
    summary: 'ask DNS which domains of the lists take no mail, and keep the answers',
    load: async () => (await import('./dns.ts')).dns,
  },
  {
    name: 'seal',
    summary: 'encrypt lists and suppression files, so that they can be committed',
    load: async () => (await import('./seal.ts')).seal,
  },
  {
    name: 'open',
    summary: 'give the plain text of a sealed file where you say',
    load: async () => (await import('./open.ts')).open,
  },
  {
    name: 'record',
    summary: 'record what came of a send, so that the next projection learns from it',
    load: async () => (await import('./record.ts')).record,
  },
  {
    name: 'trend',
    summary: 'show projected and actual bounce rates of past sends',
    load: async () => (await import('./trend.ts')).trend,
  },
  {
    name: 'backtest',
    summary: 'tell how right the projection has been on your own sends',
    load: async () => (await import('./backtest.ts')).backtest,
  },
  {
    name: 'ledger',
    summary: 'fetch, audit, tidy or export what is remembered of past checks and sends',
    load: async () => (await import('./ledger.ts')).ledger,
  },
  {
    name: 'init',
    summary: 'write a policy and a workflow for this repository',
    load: async () => (await import('./init.ts')).init,
  },
];
