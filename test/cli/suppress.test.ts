import { chmod, lstat, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const bounces = [
  'status,reason,email,created',
  '5.1.1,550 5.1.1 user unknown,ann@mail.example,1773216000',
  '5.7.1,550 5.7.1 blocked using a block list,bob@mail.example,1773216000',
  ',,nobody,1773216000',
  ...Array.from({ length: 30 }, (_, index) => `,,c${index}@mail.example,1773216000`),
];
const exports = {
  'exports/suppression_bounces.csv': `${bounces.join('\n')}\n`,
  'exports/asm_groups_7_suppressions.csv': 'email,created\neve@mail.example,1773216000\n',
};
const canonical = 'email,reason,scope,created_at,expires_at,count,source,history\n';

async function run(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const cwd = await temporaryFolder(files);
  const read = (path: string) => readFile(join(cwd, path), 'utf8');
  return { cwd, read, ...(await runOnTerminal(['suppress', ...args], { cwd })) };
}

describe('suppress', () => {
  test('merges exports into the file and says what it understood', async () => {
    const { exitCode, stdout, stderr, read } = await run(exports, 'exports/*', '--output', 'all.csv');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(
      'exports/suppression_bounces.csv: read as SendGrid bounces: 31 entries, 1 left out (no reason to suppress), 1 rejected (line 4)\n',
    );
    expect(stdout).toContain('all.csv: 32 suppressions (0 before; 32 added, 0 changed).\n');
    expect(stdout).toContain('group:7 (1)');
    const text = await read('all.csv');
    expect(
      text.startsWith(`${canonical}ann@mail.example,unknown-user,global,2026-03-11,,,sendgrid-bounces,\n`),
    ).toBe(true);
    expect(text).not.toContain('bob@');
  });

  test('the file may be among the files that are named; nothing new leaves it untouched', async () => {
    const { cwd, read } = await run(exports, 'exports/*', '--output', 'exports/all.csv');
    const [text, { mtimeMs }] = [await read('exports/all.csv'), await stat(join(cwd, 'exports/all.csv'))];
    const again = await runOnTerminal(['suppress', 'exports/*', '--output', 'exports/all.csv'], { cwd });
    expect(again.stdout).toContain('exports/all.csv: 32 suppressions, as before. Nothing was written.\n');
    expect(await read('exports/all.csv')).toBe(text);
    expect((await stat(join(cwd, 'exports/all.csv'))).mtimeMs).toBe(mtimeMs);
  });

  test('a dry run tells the same and writes nothing', async () => {
    const { cwd, stdout } = await run(exports, 'exports/*', '--dry-run');
    expect(stdout).toContain(
      'suppressions.csv: 32 suppressions (0 before; 32 added, 0 changed). Nothing was written (dry run).',
    );
    expect(await filesIn(cwd)).toEqual(Object.keys(exports).sort());
  });

  test('what it reads back, check reads as the same suppressions', async () => {
    const { cwd } = await run(exports, 'exports/*', '--output', 'all.csv');
    const explained = await runOnTerminal(
      ['explain', 'ann@mail.example', '--suppressions', 'all.csv', '--format', 'json'],
      { cwd },
    );
    expect(JSON.parse(explained.stdout)).toMatchObject({
      suppressedFor: ['hard-bounce'],
      hardBouncedOn: '2026-03-11',
    });
  });

  test('machines are told in JSON', async () => {
    const { stdout } = await run(exports, 'exports/*', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      output: 'suppressions.csv',
      written: true,
      added: 32,
      scopes: [{ scope: 'group:7', entries: 1 }],
      files: [
        { readAs: 'sendgrid-group-unsubscribes' },
        { readAs: 'sendgrid-bounces', rejected: 1, rejectedLines: [4] },
      ],
    });
  });

  test('no address is in what is told', async () => {
    for (const format of ['text', 'json']) {
      const { stdout } = await run(exports, 'exports/*', '--format', format);
      expect(stdout).not.toMatch(/@|\bann\b|\beve\b/);
    }
  });

  test.each([
    ['a source that cannot be read', { ...exports, 'exports/b.json': '[{"email":' }, 'exports/b.json:1: '],
    [
      'a source of no known form',
      { ...exports, 'exports/b.csv': 'id\n1\n' },
      'exports/b.csv:1: no address column',
    ],
    [
      'a file it did not write',
      { ...exports, 'suppressions.csv': 'name,email\nAnn,ann@mail.example\n' },
      'suppressions.csv: is not a file that suppress writes',
    ],
  ])('with %s nothing is written', async (_, files, message) => {
    const { cwd, exitCode, stdout, stderr, read } = await run(files, 'exports/*');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(await filesIn(cwd)).toEqual(Object.keys(files).sort());
    if ('suppressions.csv' in files) expect(await read('suppressions.csv')).toBe(files['suppressions.csv']);
  });

  test('building the file anew may shrink it only when that is said', async () => {
    const files = { ...exports, 'suppressions.csv': `${canonical}zoe@mail.example,manual,global,,,,,\n` };
    const refused = await run(files, 'exports/*', '--replace');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('would take 1 of 1 suppressions out of the file');
    expect(await refused.read('suppressions.csv')).toBe(files['suppressions.csv']);
    const allowed = await run(files, 'exports/*', '--replace', '--allow-shrink');
    expect(allowed.stdout).toContain('32 suppressions (1 before; 32 added, 0 changed, 1 removed)');
    expect(await allowed.read('suppressions.csv')).not.toContain('zoe@');
  });

  test('an export with a header alone is told, and refused where nothing else has rows', async () => {
    const files = { ...exports, 'empty.csv': 'email,reason\n' };
    const told = await run(files, 'exports/*', 'empty.csv');
    expect(told.exitCode).toBe(0);
    expect(told.stdout).toContain('note: empty.csv: has a header and no rows');
    const refused = await run(files, 'empty.csv');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('empty.csv: has a header and no rows');
    expect(await filesIn(refused.cwd)).toEqual(Object.keys(files).sort());
  });

  test('a symbolic link in place of the file is refused, and stays one', async () => {
    const cwd = await temporaryFolder({ ...exports, 'kept/all.csv': canonical });
    await symlink('kept/all.csv', join(cwd, 'all.csv'));
    const { exitCode, stderr } = await runOnTerminal(['suppress', 'exports/*', '--output', 'all.csv'], {
      cwd,
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('symbolic link');
    expect((await lstat(join(cwd, 'all.csv'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(cwd, 'kept/all.csv'), 'utf8')).toBe(canonical);
  });

  test.skipIf(process.getuid?.() === 0)('where it cannot write, it says so', async () => {
    const cwd = await temporaryFolder(exports);
    await chmod(cwd, 0o500);
    const { exitCode, stderr } = await runOnTerminal(['suppress', 'exports/*'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('could not be written');
  });

  test.each([
    [[]],
    [['exports/*', '--format', 'xml']],
    [['exports/*', '--output', '']],
    [['nowhere/*']],
    [['nowhere.csv']],
  ])('%j exits 2 with one line', async (args) => {
    const { exitCode, stdout, stderr } = await run(exports, ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\nMore: \S+\n$/);
  });

  test('webhook dumps, logs, mails and exports go into one file, and it says what each was read as', async () => {
    const mail = (to: string) =>
      [
        'From: mailer-daemon@mx.example',
        `Subject: Undelivered Mail Returned to Sender`,
        'Date: Tue, 10 Nov 2026 10:00:00 +0000',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
        '',
        '--x',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.example',
        '',
        `Final-Recipient: rfc822; ${to}`,
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
        '--x--',
        '',
      ].join('\n');
    const files = {
      ...exports,
      'mail.log':
        'Nov 10 10:00:00 mx postfix/smtp[5]: F180CB7A: to=<log@mail.example>, relay=mx[192.0.2.1]:25, delay=5, delays=1/1/1/1, dsn=5.1.1, status=bounced (host mx said: 550 5.1.1 user unknown (in reply to RCPT TO command))\n',
      'hook.json': JSON.stringify([
        {
          email: 'hook@mail.example',
          event: 'bounce',
          type: 'bounce',
          timestamp: 1794300000,
          sg_message_id: 'm',
          reason: '552 5.2.2 mailbox full',
        },
      ]),
      'Maildir/cur/1.a:2,S': mail('one@mail.example'),
      'Maildir/new/2.b': mail('two@mail.example'),
      'Maildir/new/.hidden': 'x',
      'Maildir/tmp/3.c': 'From: half',
    };
    const { stdout, stderr, exitCode, read } = await run(
      files,
      'exports/*',
      'mail.log',
      'hook.json',
      'Maildir',
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    for (const told of [
      'exports/suppression_bounces.csv: read as SendGrid bounces: 31 entries',
      'mail.log: read as a Postfix log: 1 entry (1 hard bounce)',
      'hook.json: read as SendGrid event webhook: 1 entry (1 soft bounce)',
      'Maildir/cur/1.a:2,S: read as delivery reports: 1 entry (1 hard bounce)',
      '1 soft bounce not often enough yet',
    ]) {
      expect(stdout).toContain(told);
    }
    const text = await read('suppressions.csv');
    for (const who of ['log', 'one', 'two']) {
      expect(text).toMatch(new RegExp(`^${who}@mail.example,unknown-user,global,2026-11-10,`, 'm'));
    }
    expect(text).toContain(
      'hook@mail.example,soft-bounce,global,2026-11-10,,,sendgrid-events,2026-11-10 full ~',
    );
  });

  test('one address is taken back with a reason, which stays in the file; doing so again changes nothing', async () => {
    const files = {
      'suppressions.csv': `${canonical}zoe@mail.example,manual,global,,,,,\nzoe@mail.example,complaint,news,,,,,\n`,
    };
    const args = ['--unsuppress', 'Zoe@mail.example', '--reason', 'asked for it by phone'];
    const { cwd, exitCode, stdout, read } = await run(files, ...args);
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('zoe');
    const text = await read('suppressions.csv');
    expect(text).toContain('zoe@mail.example,manual,global,,,,,2026-11-22 released asked for it by phone\n');
    expect(text).toContain('zoe@mail.example,complaint,news,,,,,\n');
    const again = await runOnTerminal(['suppress', ...args], { cwd });
    expect(again).toMatchObject({ exitCode: 0 });
    expect(await read('suppressions.csv')).toBe(text);
  });

  test.each([
    [
      'an address that is not on file',
      ['--unsuppress', 'amy@mail.example', '--reason', 'asked for it by phone'],
    ],
    ['somebody who complained', ['--unsuppress', 'bea@mail.example', '--reason', 'asked for it by phone']],
    ['no reason', ['--unsuppress', 'zoe@mail.example']],
    ['a reason that says nothing', ['--unsuppress', 'zoe@mail.example', '--reason', 'because']],
    ['a reason with an address', ['--unsuppress', 'zoe@mail.example', '--reason', 'x@y.example asked']],
    ['no address', ['--unsuppress', 'zoe', '--reason', 'asked for it by phone']],
    ['a reason alone', ['--reason', 'asked for it by phone']],
    ['a file built anew', ['--expire', '--replace']],
  ])('with %s nothing is taken back', async (_, args) => {
    const files = {
      'suppressions.csv': `${canonical}zoe@mail.example,manual,global,,,,,\nbea@mail.example,complaint,,,,,,\n`,
    };
    const { exitCode, stdout, stderr, read } = await run(files, ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).not.toMatch(/zoe|amy|bea@|x@y/);
    expect(await read('suppressions.csv')).toBe(files['suppressions.csv']);
  });

  test('what does not hold any more is taken out when that is asked', async () => {
    const files = {
      'suppressions.csv': `${canonical}zoe@mail.example,manual,global,2025-01-01,2025-02-01,,,\nbea@mail.example,complaint,,,,,,\n`,
    };
    const { exitCode, stdout, read } = await run(files, '--expire');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 suppression (2 before; 0 added, 0 changed, 1 expired)');
    expect(await read('suppressions.csv')).not.toContain('zoe@');
  });

  test('a policy says how many campaigns suppress, to suppress and to check alike', async () => {
    const bounce = (campaign: string, date: string) =>
      JSON.stringify({
        email: 'ann@mail.example',
        event: 'bounce',
        campaign,
        timestamp: Date.parse(date) / 1000,
        response: '452 4.2.2 mailbox full',
        sg_event_id: campaign,
        sg_message_id: campaign,
      });
    const hook = `[${bounce('a', '2026-10-01')},${bounce('b', '2026-10-10')}]`;
    const policy = (full: number) =>
      `suppressions: all.csv\npolicy: { suppress-after: { full: ${full} }, soft-suppress-after: 4 }\n`;
    const files = { 'hook.json': hook, 'two.yml': policy(2), '.github/bounce-gate.yml': policy(3) };
    const { cwd, stdout } = await run(files, 'hook.json', '--output', 'all.csv');
    expect(stdout).toContain('1 soft bounce not often enough yet');
    const standing = async (...config: string[]) => {
      const args = ['suppress', '--expire', '--output', 'all.csv', '--format', 'json', ...config];
      return JSON.parse((await runOnTerminal(args, { cwd })).stdout).standing;
    };
    expect(await standing()).toMatchObject({ suppressing: 0, counting: 1 });
    expect(await standing('--config', 'two.yml')).toMatchObject({ suppressing: 1, counting: 0 });
    const explained = async (config: string) => {
      const args = ['explain', 'ann@mail.example', '--config', config, '--as-of', '2026-11-01'];
      return (await runOnTerminal([...args, '--format', 'json'], { cwd })).stdout;
    };
    expect(JSON.parse(await explained('.github/bounce-gate.yml'))).toMatchObject({
      softBounces: 2,
      softRepeats: { class: 'full', campaigns: 2, needed: 3 },
    });
    expect(JSON.parse(await explained('two.yml'))).toMatchObject({
      softBounces: 2,
      softRepeats: { class: 'full', campaigns: 2, needed: 2 },
    });
  });

  test('a policy that cannot be read ends it', async () => {
    const { exitCode, stderr, cwd } = await run(
      { 'a.csv': 'email\nann@mail.example\n', 'p.yml': 'policy: { suppress-after: { rate: 3 } }\n' },
      'a.csv',
      '--config',
      'p.yml',
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('p.yml:1');
    expect(await filesIn(cwd)).toEqual(['a.csv', 'p.yml']);
  });
});
