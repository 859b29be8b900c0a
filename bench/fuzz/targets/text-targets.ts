import { readFileSync } from 'node:fs';
import { parseAddress } from '../../../src/core/address/parse-address.ts';
import { parseIdentities, parseRecipients } from '../../../src/core/age/parse-age-keys.ts';
import { parseApprovedReport } from '../../../src/core/approval/parse-approved-report.ts';
import { parseBotConfig } from '../../../src/core/bot/parse-bot-config.ts';
import { parsePolicy } from '../../../src/core/policy/parse-policy.ts';
import { parseQuestion } from '../../../src/core/question/parse-question.ts';
import { recipientKey } from '../../../src/core/recipient-key.ts';
import { readEvent } from '../../../src/core/review/read-event.ts';
import { runResult } from '../../../src/core/run-result.ts';
import { jsonReport } from '../../../src/report/json.ts';
import { checkText, healthyHeader, healthyRows, lines } from '../../../test/core/check-text.ts';
import { type FuzzTarget, hiddenReading, shownReading, textInput, textOf } from '../fuzz-target.ts';

const policyTexts = [
  'suppressions: [a.csv, "b/*.csv"]\npolicy: { profile: amazon-ses, total: { warn: 2%, fail: 5% }, risk: 20% }\n',
  'campaigns:\n  june:\n    list: lists/june.csv\n    send-at: 2026-12-01T09:00:00Z\n    policy: { growth: { fail: 200% } }\n',
  'waivers:\n  - { code: role-account, scope: lists/a.csv, reason: "desk", owner: "@ops", expires: 2027-03-01 }\n',
  'sources: { web: single-opt-in, import-2024: import }\ncolumns: { email: Mail }\ndomains: { consumer: [mail.example] }\n',
  'a: &a [1]\nb: *a\n? [x]\n: !!binary aGk=\n',
];

/** The policy file of a stranger's pull request. */
export const policyTarget: FuzzTarget = {
  name: 'policy',
  seeds: () => [
    ...policyTexts.map((text, index) => textInput(`${index}`, text)),
    ...['examples/failing.yml', 'examples/bounce-gate.yml'].map((path) => ({
      name: path,
      bytes: readFileSync(path),
    })),
  ],
  read: async (input) => {
    const parsed = parsePolicy(textOf(input), 'bounce-gate.yml');
    if (parsed.ok) return hiddenReading('ok', parsed.policy);
    return shownReading([...new Set(parsed.problems.map(({ code }) => code))].join(' '), parsed.problems);
  },
};

/** The config file of the bot. */
export const botConfigTarget: FuzzTarget = {
  name: 'bot-config',
  seeds: () => [
    textInput(
      'whole',
      'ledgers:\n  eu: { remote: "https://github.com/lists/mail", branch: bounce-ledger }\nchannels:\n  C0123456789: { ledgers: [eu], role: deliverability }\n',
    ),
    textInput('small', 'ledgers: { a: { remote: "git@github.com:lists/mail.git" } }\n'),
  ],
  read: async (input) => {
    const parsed = parseBotConfig(textOf(input), 'bot.yml');
    if (parsed.ok) return hiddenReading('ok', parsed.config);
    return shownReading([...new Set(parsed.problems.map(({ code }) => code))].join(' '), parsed.problems);
  },
};

const addresses = [
  'jane.doe+news@mail.example',
  '"a b\\"c"@mail.example',
  'jane@[IPv6:2001:db8::1]',
  'zoë@müller.example',
  'Jane <jane@mail.example>',
  'mailto:jane%40mail.example',
  'a@xn--mller-kva.example',
  '\u202ajane\u200b@mail\u3002example',
];

/** One cell of an address; its key is one that means the same when it is read once more. */
export const addressTarget: FuzzTarget = {
  name: 'address',
  seeds: () => addresses.map((text) => textInput('address', text)),
  read: async (input) => {
    const text = textOf(input);
    const parsed = [parseAddress(text), parseAddress(text, 'rfc5321')];
    const { key, domain } = recipientKey(text);
    const [first] = parsed;
    if (first?.valid === true && recipientKey(key).key !== key)
      throw new Error(`the key of ${key} is another`);
    return hiddenReading(parsed.map((read) => (read.valid ? 'valid' : read.code)).join(' '), [
      parsed,
      key,
      domain,
    ]);
  },
};

/** What somebody types behind /bounce-rate. */
export const questionTarget: FuzzTarget = {
  name: 'question',
  seeds: () =>
    [
      '240/12000',
      'why spring-launch',
      'compare "a b" c',
      'of 12,000 recipients 3 % bounced',
      'outcome x hard 1 soft 2',
    ].map((text) => textInput('question', text)),
  read: async (input) => {
    const question = parseQuestion(textOf(input));
    return hiddenReading(JSON.stringify(question).slice(0, 24), question);
  },
};

/** Keys for sealed files, as a secret of a workflow holds them. */
export const ageKeysTarget: FuzzTarget = {
  name: 'age-keys',
  seeds: () => [
    textInput('identity', `# made\nAGE-SECRET-KEY-1${'Q'.repeat(58)}\n`),
    textInput('recipient', `age1${'q'.repeat(58)}, age1${'p'.repeat(58)}\n`),
  ],
  read: async (input) => {
    const parsed = [parseIdentities(textOf(input)), parseRecipients(textOf(input))];
    return hiddenReading(parsed.map((read) => (read.ok ? 'keys' : read.reason)).join(' '), parsed);
  },
};

/** The JSON report that approves a send. */
export const approvalTarget: FuzzTarget = {
  name: 'approval',
  seeds: async () => {
    const result = await checkText(lines(healthyHeader, ...healthyRows(3)));
    return [textInput('report.json', jsonReport(runResult([result])))];
  },
  read: async (input) => {
    const read = parseApprovedReport(textOf(input), 'report.json');
    return read.ok
      ? hiddenReading('ok', [...read.approvals])
      : shownReading(String(read.problem.args.rule), read.problem);
  },
};

const sha = 'a'.repeat(40);
const payloads = [
  { number: 7, pull_request: { base: { sha, repo: { id: 1 } }, head: { sha, repo: { id: 2 } } } },
  { before: sha, after: sha, created: false, forced: false, deleted: false },
  { merge_group: { base_sha: sha, head_sha: sha } },
];

/** The payload of the event that a workflow runs for. */
export const githubEventTarget: FuzzTarget = {
  name: 'github-event',
  seeds: () => payloads.map((payload) => textInput('event.json', JSON.stringify(payload))),
  read: async (input) => {
    const payload = parseJson(textOf(input));
    const events = ['pull_request', 'push', 'merge_group', 'schedule', 'other'].map((name) =>
      readEvent({ name, payload, actor: 'somebody' }),
    );
    return hiddenReading(events.map(({ kind }) => kind).join(' '), events);
  },
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
