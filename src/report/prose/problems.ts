import type { Problem } from '../../core/finding.ts';
import type { ProblemCode } from '../../core/problem.ts';
import { count, counted, limitPercent } from '../numbers.ts';
import { show } from '../show.ts';
import { hashedListProblems } from './hashed-list-problems.ts';
import { lostCellSentences } from './lost-cells.ts';
import { sealProblems } from './seal-problems.ts';
import { tallyProblems } from './tally-problems.ts';
import { zipProblems } from './zip-problems.ts';

type Sentence = (args: Problem['args']) => string;

const notYaml: Readonly<Record<string, Sentence>> = {
  'too-large': () => 'is larger than 1 MiB. A policy is a short file; is it the right one?',
  'not-a-map': () => 'has no keys and values. A first policy is written by: bounce-gate init',
  'nested-too-deep': () => 'is nested deeper than any policy. Is it the right file?',
  'too-many-aliases': () => 'has more aliases than a policy needs. Write the values out',
  'unresolved-alias': () => 'uses an alias that is not defined before it. Write the value out',
  'duplicate-key': (args) => `has the key "${args.key}" twice. Remove one of them`,
};

const nameColumns =
  'Name the column of addresses email, and the one that says why reason (docs/suppressions.md).';

const jsonFaults: Readonly<Record<string, string>> = {
  'cut-off': 'the JSON ends before it is complete, so rows are missing',
  broken: 'this is no JSON that can be read, so nothing of the file was used',
  'too-deep': 'the JSON is nested deeper than any export',
  'item-too-long': 'one value of the JSON is longer than 1 MiB',
};

const notUnderstood: Readonly<Record<string, Sentence>> = {
  json: (args) =>
    `is JSON, but no form that is known. Its rows have "${args.columns}". The forms are in docs/suppressions.md; give the address the name email, and the reason the name reason.`,
  events: () =>
    'holds events of mails, a log or mails, and not suppressions. Merge it into your suppression file first: bounce-gate suppress FILE --output SUPPRESSIONS',
  'two-formats': (args) =>
    `could be ${args.first} or ${args.second}, which mean different things. Name the file as the service does (docs/suppressions.md), or add a reason column.`,
  'mixed-hashes': () =>
    'holds hashes of two kinds, so one of them is not what it seems. Make it one file for each kind.',
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

const cacheFaults: Readonly<Record<string, string>> = {
  header: 'the first line is not that of a DNS cache',
  line: 'this line is not a domain, what DNS says, and a day',
  order: 'this domain stands twice, or not in its order, as after a merge by hand',
  'cut-off': 'the last line is cut off',
  'too-large': 'is larger than any DNS cache',
};

const gitFailures: Readonly<Record<string, string>> = {
  refused: 'it refused',
  crashed: 'it ended too early',
  'too-slow': 'it took too long',
  'too-long': 'it said more than expected',
  closed: 'it was stopped',
};

function didYouMean(args: Problem['args']): string {
  return args.nearest === undefined ? '' : ` Did you mean "${args.nearest}"?`;
}

function movedWords({ movedTo, sameName }: Problem['args']): string | null {
  if (movedTo !== undefined) return `The same file is now ${movedTo}: name that as the list in the policy.`;
  if (sameName === undefined) return null;
  return `There is ${sameName}: if that is it, name it as the list in the policy.`;
}

function limitWords(limit: string | number | undefined, unit: string | number | undefined): string {
  return unit === 'days' ? counted(Number(limit), 'day') : limitPercent(Number(limit));
}

/** What went wrong and the next step, per problem code; the file and line are put before it. */
const problemProse: Readonly<Record<ProblemCode, Sentence>> = {
  'file-missing': (args) =>
    args.commit === undefined
      ? 'there is no such file. Check the path; it is relative to the folder the command runs in.'
      : `there is no such file in ${args.commit}. ${movedWords(args) ?? 'Check the path; it is relative to the top of the repository.'}`,
  'file-unreadable': (args) => `cannot be read (${args.reason}). Check its permissions.`,
  'file-not-regular': (args) => `is a ${args.kind}, not a file. Name the CSV file itself.`,
  'file-outside-workspace': () =>
    'lies outside the repository, or in .git. Commit the file, or name one inside.',
  'file-empty': () => 'is empty. Restore it, or name the right file.',
  'file-too-large': (args) =>
    `holds more than ${count(Number(args.limit))} bytes once it is unpacked. Split it into several lists (docs/limits.md).`,
  'file-xlsx': () => 'is an Excel workbook. Save it as "CSV UTF-8" and name that file.',
  'file-zip': () => 'is a ZIP archive. Unpack it and name the CSV file in it.',
  'file-gzip-damaged': () => 'is gzip, but damaged or cut off. Pack or download it again.',
  ...zipProblems,
  'file-nul-bytes': (args) =>
    args.utf16 === undefined
      ? 'has NUL bytes, so it is not a text file. Export it again as CSV.'
      : 'looks like UTF-16 without its byte order mark. Save it as UTF-8.',
  'file-utf16-damaged': () => 'is UTF-16, but damaged. Save it as UTF-8.',
  ...sealProblems,
  'glob-matches-nothing': () =>
    'no file matches. Correct the pattern; nothing may be judged without its suppressions.',
  'too-many-files': () => 'too many files match, or the pattern is too long. Name fewer.',
  'csv-unterminated-quote': () =>
    'a quote opens in this line and is never closed, so the rest of the file cannot be read. Close or remove it.',
  'csv-record-too-long': (args) =>
    `this row is longer than ${count(Number(args.limit))} bytes. Is it a CSV file?`,
  'csv-too-many-columns': (args) =>
    `this row has more than ${count(Number(args.limit))} columns. Is the separator right?`,
  'json-damaged': (args) => `${jsonFaults[String(args.reason)] ?? args.reason}. Export or download it again.`,
  'no-address-column': (args) =>
    `no address column. The header has "${args.header}". ${args.role === 'suppressions' ? nameColumns : 'Map one in the policy (columns: { email: ... }) or pass --email-column.'}`,
  'two-address-columns': (args) =>
    `two columns could be the address: ${args.columns}. ${args.role === 'suppressions' ? nameColumns : 'Say which in the policy (columns: { email: ... }) or pass --email-column.'}`,
  'mapped-column-missing': (args) =>
    `the header has no column "${args.header}", which ${args.field} is mapped to. Correct the mapping.`,
  'list-header-only': () => 'has a header and no rows. Nothing would be sent; restore the list.',
  'list-no-recipients': (args) =>
    Number(args.rows) === 0
      ? 'has no rows. Restore the list.'
      : `has ${counted(Number(args.rows), 'row')}, but no recipient that can be mailed. ${Number(args.reserved) > 0 ? 'Reserved domains such as example.com take no mail; for examples, allow them with reserved-domains: allow.' : 'Check the address column.'}`,
  ...hashedListProblems,
  'suppression-empty': () =>
    '0 entries. An empty suppression file would let every bounced address through, so nothing was judged. Restore it, or take it out of the policy.',
  'suppression-unparseable': (args) =>
    `${count(Number(args.unreadable))} of ${count(Number(args.rows))} rows have no address that can be read, the first here. Too many to trust the file, so nothing was judged. Correct or export it again.`,
  'suppression-not-understood': (args) => `${notUnderstood[String(args.reason)]?.(args) ?? args.reason}`,
  'verification-not-understood': (args) =>
    `is the table of no verification service that is known. The header has "${args.header}". Name the result column verification and the address column email, or see docs/lists.md.`,
  'verification-empty': () =>
    '0 results. An empty file of verification results would hide every address that was found invalid, so nothing was judged. Restore it, or take it out of the policy.',
  'suppression-stale': (args) =>
    `the newest suppression is ${counted(Number(args.days), 'day')} old; the policy allows ${args.limit}. Export the suppressions again.`,
  'suppression-shrunken': (args) =>
    `the change deletes ${count(Number(args.deleted))} of ${count(Number(args.before))} suppressions; the policy allows ${limitPercent(Number(args.limit))}. Nothing was judged. Restore them, or allow it with policy.suppression-shrink in a change of its own.`,
  'no-suppressions': () =>
    'no suppression files are named, so nobody who bounced or unsubscribed would be kept out. Name them (suppressions: in the policy, or --suppressions), or say "suppressions: none".',
  'policy-not-yaml': (args) =>
    `${notYaml[String(args.reason)]?.(args) ?? `is not valid YAML: ${args.detail}`}.`,
  'policy-unknown-key': (args) =>
    `unknown key "${args.key}".${didYouMean(args)} The keys are listed in docs/policy.md.`,
  'policy-wrong-value': (args) =>
    `${args.path} must be ${args.rule}. It is ${args.received}.${didYouMean(args)}`,
  'policy-warn-above-fail': (args) =>
    `${args.path}: warn (${limitWords(args.warn, args.unit)}) is above fail (${limitWords(args.fail, args.unit)}), so it would never be seen. Lower warn or raise fail.`,
  'policy-no-campaign': () => 'names no campaign. Add one under "campaigns", or pass --list.',
  'unknown-campaign': (args) =>
    `there is no campaign "${args.campaign}".${didYouMean(args)} The policy has: ${args.known}.`,
  'campaign-needs-list': () =>
    'nothing to check. Let bounce-gate init write a policy, pass --config FILE, or --list FILE with --suppressions FILES.',
  'argument-wrong': (args) =>
    `${args.argument} ${args.rule}${args.received === undefined ? '' : `, but it is "${args.received}"`}.`,
  'argument-wrong-value': (args) =>
    `${args.argument} must be ${args.rule}. It is "${args.received}".${didYouMean(args)}`,
  'dns-cache-missing': () =>
    'there is no DNS cache, and the policy says to judge by one (dns: cache). Write it: bounce-gate dns. Then commit it.',
  'dns-cache-damaged': (args) =>
    `${cacheFaults[String(args.fault)] ?? args.fault}, so nothing of the DNS cache can be trusted. Restore it, or delete it and write it anew: bounce-gate dns.`,
  'dns-resolvers-silent': (args) =>
    `${count(Number(args.trusted))} of ${counted(Number(args.resolvers), 'resolver')} gave an answer that can be believed, and it takes two that agree. Nothing was written. Is port 53 open? Others are named by --resolver, or dns-resolvers in the policy.`,
  'outcome-more-bounces': (args) =>
    `${counted(Number(args.bounces), 'bounce')} of ${counted(Number(args.sent), 'mail')} sent cannot be. Check which column is which; nothing was recorded.`,
  'outcome-sums-differ': (args) =>
    `the sources add up to ${count(Number(args.total))} ${args.count}, but --${args.count} is ${count(Number(args.given))}. Correct one, or leave --${args.count} out.`,
  'outcome-column-missing': (args) =>
    `the header has no column "${args.column}". It needs source, sent and hard; soft is optional.`,
  'outcome-ragged-row': (args) =>
    `this row has ${counted(Number(args.cells), 'cell')}, the header ${args.expected}. A number with a comma in it needs quotes: "12,000".`,
  'outcome-wrong-count': (args) => `${args.column} must be ${args.rule}. It is "${args.received}".`,
  'outcome-total-row': () => 'this row is the sum of the others, so everything would count twice. Remove it.',
  'outcome-no-rows': () => 'has no mail that was sent. Is it the right file?',
  'outcome-list-changed': (args) =>
    `is not the list that was checked before the send (${args.check}), so bounces would be missed. Run this where the files are as they were sent (git worktree add ../sent COMMIT), or give --sent, --hard and --soft.`,
  'events-no-column': () =>
    'the header has no column that tells events. It needs an address and an event such as delivered, hard_bounce or bounce.',
  'events-not-understood': (args) =>
    `${count(Number(args.unreadable))} of ${counted(Number(args.events), 'event')} have no address or a word that is not known, the first here. Bounces may be among them, so nothing of it was used. The words are in docs/outcomes.md.`,
  'events-of-others': (args) =>
    `no event is of this send: ${count(Number(args.notOnList))} are of addresses that are not on the list, ${count(Number(args.beforeSend))} of a time before it. Is it the dump of another campaign?`,
  'events-without-sent': (args) =>
    `tells ${counted(Number(args.hard), 'hard bounce')}, ${count(Number(args.soft))} soft and ${count(Number(args.block))} blocked, but not how many mails were sent. Add --sent, or export deliveries as well.`,
  'git-not-installed': () =>
    'git is needed to compare commits, but is not on the PATH. Install git, or use a runner that has it.',
  'git-not-a-checkout': () =>
    'is not a git checkout, nor in one. Run the command in a checkout; in a workflow, put actions/checkout before it.',
  'git-unreadable': (args) =>
    `the git repository here cannot be read (${args.reason}). Check it with: git fsck`,
  'git-unknown-ref': (args) =>
    `there is no commit "${args.ref}" in this clone. Check the name; add fetch-depth: 0 to actions/checkout, or run: git fetch`,
  'git-no-merge-base': (args) =>
    args.shallow === 'yes'
      ? `Cannot compare with ${args.base}: this is a shallow clone without the merge base. Add fetch-depth: 0 to actions/checkout, or run: git fetch --unshallow`
      : `Cannot compare with ${args.base}: it has no commit in common with ${args.head}. Name the branch it was started from.`,
  'git-object-missing': (args) =>
    `this clone does not have all of ${args.commit}. Clone without a filter: add fetch-depth: 0 to actions/checkout, and take out filter and sparse-checkout.`,
  'git-symlink': (args) =>
    `is, or lies behind, a symbolic link in ${args.commit}. Name the file it leads to.`,
  'git-submodule': (args) =>
    `is in a submodule in ${args.commit}, so in another repository. Commit the file to this one.`,
  'git-lfs-pointer': (args) =>
    args.commit === undefined
      ? 'is a Git LFS pointer, not the file itself. Add lfs: true to actions/checkout, or run: git lfs pull'
      : `is kept in Git LFS, so ${args.commit} has only a pointer to it. Commit it to git itself: git lfs migrate export --include=FILE`,
  'git-failed': (args) =>
    `git gave no answer (${gitFailures[String(args.reason)] ?? args.reason}${args.detail === '' ? '' : `: ${args.detail}`}). Run the check again; if that does not help, run: git fsck`,
  'approval-unreadable': (args) =>
    `is no report that can be verified: ${args.rule}. Use the file that check wrote with --format json.`,
  'override-unknown': (args) =>
    args.ledger === 'none'
      ? 'only an override let it pass, and without the ledger nobody can tell whether it was used before. Give verify the ledger.'
      : 'the ledger could not be read, so nobody can tell whether an override lets it go. Run it again when the ledger can be reached.',
  'approval-not-recorded': (args) =>
    args.reason === 'waiting'
      ? 'its approval waits in the inbox of the ledger, so nobody can tell whether another job used the override first. Override it again, then run it again.'
      : 'its approval could not be put on the ledger, and an override is for one send only. Run it again when the ledger can be written.',
  ...tallyProblems,
  'history-rewritten': () =>
    'the ledger was rewritten since it was last seen, so what it says of past sends and overrides cannot be trusted. Look at it with bounce-gate ledger audit, or check without it: --no-history.',
  'event-untrusted': () =>
    'this is pull_request_target with the files of a fork, read with a token that can write. Use pull_request, or set trust-pull-request-target if you know why.',
  'event-unreadable': (args) =>
    `the event has no ${args.field}. Is GITHUB_EVENT_PATH the file that the runner wrote?`,
  'internal-error': (args) =>
    `an error in the program itself (${args.error}). Please report it; nothing was judged.`,
};

/** A problem in one line: `file:line: what is wrong. Next step.` */
export function problemSentence(problem: Problem): string {
  const args = Object.fromEntries(
    Object.entries(problem.args).map(([name, value]) => [
      name,
      typeof value === 'string' ? show(value, 160) : value,
    ]),
  );
  return `${placeOf(problem)}${problemProse[problem.code](args)}`;
}

/** `file:line: ` where these are known, to put before a message. */
export function placeOf(place: { readonly file?: string; readonly line?: number }): string {
  if (place.file === undefined) return '';
  return `${show(place.file)}${place.line === undefined ? '' : `:${place.line}`}: `;
}
