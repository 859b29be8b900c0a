import { count, counted, limitPercent } from '../../numbers.ts';
import { lostCellSentences } from './lost-cells.ts';
import type { Sentence } from './sentence.ts';

const notUnderstood: Readonly<Record<string, Sentence>> = {
  json: (args) =>
    `is JSON, but no form that is known. Its rows have "${args.columns}". The forms are in docs/suppressions.md; give the address the name email, and the reason the name reason.`,
  events: () =>
    'holds events of mails, a log or mails, and not suppressions. Merge it into your suppression file first: bounce-gate suppress FILE --output SUPPRESSIONS',
  'two-formats': (args) =>
    `could be ${args.first} or ${args.second}, which mean different things. Name the file as the service does (docs/suppressions.md), or add a reason column.`,
  'mixed-hashes': () =>
    'holds hashes of two kinds, so one of them is not what it seems. Make it one file for each kind.',
  'mixed-targets': () =>
    'is a hash, and the file has addresses as well, so one of them is not what it seems. Make it a file of hashes and one of addresses.',
  'no-rows': () =>
    'has a header and no rows, and no other source has any, so the export may be cut off. Nothing was merged. Export it again, or leave it out.',
  'no-hashing': () => 'holds hashes, and nothing here can compute them, so nobody would be kept out.',
  'mailchimp-status': () =>
    'is a Mailchimp audience, but its status was the name of the file. Give it back its name: subscribed_, unsubscribed_, cleaned_ or nonsubscribed_ come first.',
  'mailchimp-subscribed': () =>
    'has the name of a Mailchimp export of subscribed contacts, without its columns. Those may be mailed, so leave the file out; if it does hold suppressions, give it another name.',
  'sendgrid-group': () =>
    'is a SendGrid list of opt-outs from one group, and nothing says from which. Give it back its name, asm_groups_ID_suppressions, or add a column group_id.',
  'wider-row': () =>
    'this row fills more cells than the first row of the file, and nothing says what they mean. Give the file a first line with the names of its columns, or put a row first that fills all of its cells.',
  markup: () => 'is XML or a web page, which is not read. Export it as CSV or JSON (docs/suppressions.md).',
  'mailersend-status': () =>
    'is a MailerSend list, but which one was told by its address. Name the file hard-bounces, spam-complaints, unsubscribes or on-hold.',
  'brevo-no-blocklist': () =>
    'is a Brevo export without the column EMAIL_BLACKLISTED, so it does not say who opted out. Export it with that column.',
  'customer-io-category': () =>
    'is a Customer.io list, but which one was told by its address. Name the file bounces, blocks, spam_reports or invalid_emails.',
  'no-hash-key': () =>
    'holds addresses as keyed hashes, and BOUNCE_GATE_HASH_KEY is not set here, so nobody would be kept out. Set it to the key the file was written with.',
  'other-hash-key': () =>
    'holds addresses as keyed hashes, but not with the key that BOUNCE_GATE_HASH_KEY has here, so nobody would be kept out. Set it to the key the file was written with.',
  'target-columns': (args) =>
    `is not a file that suppress writes${args.columns === '' ? '' : `: its column ${args.columns} would be lost`}. Give it as a source, and name another with --output.`,
  'target-rows': () =>
    'this row has no address that can be read, and would be lost when the file is written anew. Correct it, or take it out.',
  ...lostCellSentences,
  'too-many-patterns': (args) =>
    `more than ${count(Number(args.limit))} patterns, each of which every address is compared with. Use whole domains (@company.example) instead.`,
};

/** What is wrong with suppression files, and the next step, by problem code. */
export const suppressionProblems = {
  'suppression-empty': () =>
    '0 entries. An empty suppression file would let every bounced address through, so nothing was judged. Restore it, or take it out of the policy.',
  'suppression-unparseable': (args) =>
    `${count(Number(args.unreadable))} of ${count(Number(args.rows))} rows have no address that can be read, the first here. Too many to trust the file, so nothing was judged. Correct or export it again.`,
  'suppression-not-understood': (args) => `${notUnderstood[String(args.reason)]?.(args) ?? args.reason}`,
  'suppression-stale': (args) =>
    `the newest suppression is ${counted(Number(args.days), 'day')} old; the policy allows ${args.limit}. Export the suppressions again.`,
  'suppression-shrunken': (args) =>
    `the change deletes ${count(Number(args.deleted))} of ${count(Number(args.before))} suppressions; the policy allows ${limitPercent(Number(args.limit))}. Nothing was judged. Restore them, or allow it with policy.suppression-shrink in a change of its own.`,
  'no-suppressions': () =>
    'no suppression files are named, so nobody who bounced or unsubscribed would be kept out. Name them (suppressions: in the policy, or --suppressions), or say "suppressions: none".',
} as const satisfies Readonly<Record<string, Sentence>>;
