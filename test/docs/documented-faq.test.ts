import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CliRun, runOnTerminal } from '../cli/fake-terminal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

type Files = Readonly<Record<string, string>>;

const nowMs = Date.UTC(2026, 10, 20);

function people(count: number, columns: string): string {
  return Array.from({ length: count }, (_, index) => `person${index}x@customer.example${columns}\n`).join('');
}

const delivered = `email,last_delivered_at\n${people(400, ',2026-11-10')}`;
const optOut = 'email,reason,created_at\nperson7x@customer.example,unsubscribe,2026-10-01\n';

/** A policy for invented people, with more rules. */
function policy(rules = ''): string {
  return `suppressions: [gone.csv]\npolicy: { reserved-domains: allow${rules === '' ? '' : `, ${rules}`} }\ncampaigns:\n  june: { list: june.csv }\n`;
}

async function check(files: Files, ...args: string[]): Promise<CliRun & { readonly report: Report }> {
  const cwd = await temporaryFolder({ '.github/bounce-gate.yml': policy(), ...files });
  const format = args.includes('--format') ? [] : ['--format', 'json'];
  const run = await runOnTerminal(['check', ...format, ...args], { cwd, nowMs });
  return { ...run, report: run.stdout.startsWith('{') ? JSON.parse(run.stdout) : { campaigns: [] } };
}

/** The parts of the JSON report that the answers speak of. */
interface Report {
  readonly campaigns: readonly {
    readonly verdict: string;
    readonly counts: { readonly recipients: number; readonly mailed: number };
    readonly findings: readonly { readonly code: string }[];
    readonly reasons: readonly { readonly code: string; readonly severity: string }[];
    readonly problems: readonly { readonly code: string }[];
    readonly rates: { readonly asCommitted: { readonly total: { readonly expected: number } } } | null;
  }[];
}

const rateOf = (report: Report): number =>
  report.campaigns[0]?.rates?.asCommitted.total.expected ?? Number.NaN;
const codesOf = (report: Report): readonly string[] =>
  report.campaigns[0]?.findings.map(({ code }) => code) ?? [];
const reasonsOf = (report: Report, severity: string): readonly string[] =>
  report.campaigns[0]?.reasons.filter((reason) => reason.severity === severity).map(({ code }) => code) ?? [];

/** What proves the answer to a question; the others are told by the page that the answer links to, and its tests. */
const proofs: Readonly<Record<string, () => Promise<void>>> = {
  'My list is fine. Why does it say FAIL?': async () => {
    const bare = await check({ 'june.csv': `email\n${people(400, '')}`, 'gone.csv': optOut });
    expect(bare.exitCode).toBe(1);
    expect(rateOf(bare.report)).toBeGreaterThan(0.07);
    expect(rateOf(bare.report)).toBeLessThan(0.12);
    const dated = await check({
      'june.csv': delivered,
      'gone.csv': optOut.replace('person7x', 'nobody'),
    });
    expect(dated.exitCode).toBe(0);
    expect(rateOf(dated.report)).toBeLessThan(0.01);
  },
  'Three people of 50,000 unsubscribed. Does that fail the whole campaign?': async () => {
    const { exitCode, report } = await check({ 'june.csv': delivered, 'gone.csv': optOut });
    expect([exitCode, reasonsOf(report, 'fail')]).toEqual([1, ['suppressed-unsubscribe']]);
  },
  'Why do people who bounced only warn?': async () => {
    const bounced = optOut.replace('unsubscribe,2026-10-01', 'hard-bounce,2026-11-15');
    const files = { 'june.csv': delivered, 'gone.csv': bounced };
    const { exitCode, report } = await check(files);
    expect([exitCode, reasonsOf(report, 'warn')]).toEqual([0, ['suppressed-hard-bounce']]);
    const strict = policy('suppressed: { hard-bounce: fail }');
    expect((await check({ ...files, '.github/bounce-gate.yml': strict })).exitCode).toBe(1);
  },
  'My sending service leaves suppressed people out by itself. Do I still need this?': async () => {
    const { exitCode, report } = await check({
      'june.csv': delivered,
      'gone.csv': optOut,
      '.github/bounce-gate.yml': policy('sender-applies-suppression: true'),
    });
    expect(exitCode).toBe(0);
    expect(report.campaigns[0]?.counts).toMatchObject({ recipients: 400, mailed: 399 });
  },
  'Somebody bounced last year and gets our mails again. How do I say that?': async () => {
    const bounced = optOut.replace('unsubscribe', 'hard-bounce');
    const overcome = await check({ 'june.csv': delivered, 'gone.csv': bounced });
    expect(codesOf(overcome.report)).toContain('hard-bounce-recovered');
    expect(overcome.exitCode).toBe(0);
    const complained = await check({
      'june.csv': delivered,
      'gone.csv': optOut.replace('unsubscribe', 'complaint'),
    });
    expect(complained.exitCode).toBe(1);
  },
  'It says UNCHECKED. Can I send?': async () => {
    const cwd = await temporaryFolder({ '.github/bounce-gate.yml': policy(), 'june.csv': delivered });
    const run = await runOnTerminal(['check'], { cwd, nowMs });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toMatch(/gone\.csv: .*\n {2}More: https:\S+#/);
  },
  'Can I give it my Excel file?': async () => {
    const { exitCode, report } = await check({
      'june.csv': 'PK\u0003\u0004[Content_Types].xml',
      'gone.csv': optOut,
    });
    expect(exitCode).toBe(2);
    expect(report.campaigns[0]?.problems[0]?.code).toMatch(/^(?:file-|zip-)/);
    const german = `sep=;\r\nE-Mail;Letzte Zustellung\r\njane@customer.example;10.11.2026\r\n`;
    expect((await check({ 'june.csv': german, 'gone.csv': optOut })).report.campaigns[0]?.problems).toEqual(
      [],
    );
  },
  'One address stands there twice. Is it mailed twice?': async () => {
    const { report } = await check({
      'june.csv': `${delivered}Person1x@Customer.example,2026-11-10\n`,
      'gone.csv': optOut,
    });
    expect(report.campaigns[0]?.counts.recipients).toBe(400);
    expect(codesOf(report)).toContain('duplicate');
  },
  'It was fine yesterday and fails today, and nobody changed a thing.': async () => {
    const files = { 'june.csv': delivered, 'gone.csv': optOut };
    const rates = [];
    for (const day of ['2026-11-20', '2027-11-20', '2028-11-20'])
      rates.push(rateOf((await check(files, '--as-of', day)).report));
    expect(rates).toEqual(rates.toSorted((left, right) => left - right));
    expect(rates[0]).toBeLessThan(Number(rates[2]));
    const again = await check(files, '--as-of', '2026-11-20');
    expect(again.stdout).toBe((await check(files, '--as-of', '2026-11-20')).stdout);
  },
  'Does it run outside of GitHub?': async () => {
    const files = { 'june.csv': delivered, 'gone.csv': optOut };
    expect((await check(files, '--format', 'junit')).stdout).toMatch(/^<\?xml/);
    expect(JSON.parse((await check(files, '--format', 'sarif')).stdout)).toMatchObject({ version: '2.1.0' });
  },
  'Several campaigns in one run: which verdict counts?': async () => {
    const two = `${policy()}  july: { list: july.csv }\n`;
    const { exitCode, report } = await check({
      '.github/bounce-gate.yml': two,
      'june.csv': delivered,
      'gone.csv': optOut,
    });
    expect(report.campaigns.map(({ verdict }) => verdict)).toEqual(['fail', 'unchecked']);
    expect(exitCode).toBe(2);
  },
};

describe('the questions', () => {
  const asked = [...readFileSync('docs/faq.md', 'utf8').matchAll(/^### (.*)$/gm)].map(([, title]) => title);

  test('there are some of both kinds of people, each asked once', () => {
    expect(asked.length).toBeGreaterThanOrEqual(20);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test.each(Object.entries(proofs))('%s', async (question, prove) => {
    expect(asked).toContain(question);
    await prove();
  });
});
