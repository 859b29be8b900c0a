import { mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runAction } from '../../src/action/run-action.ts';
import type { Toolkit } from '../../src/action/toolkit.ts';
import { filesIn, temporaryFolder } from '../temporary-folder.ts';
import { declaredInputs } from './action-definition.ts';

const hook = [
  '{"event":"bounce","type":"bounce","email":"ann@mail.example","timestamp":1790000000,',
  '"reason":"550 5.1.1 user unknown","sg_event_id":"a","sg_message_id":"a"}',
].join('');
const files = {
  'exports/hook.json': `[${hook}]`,
  'exports/suppression_unsubscribes.csv': 'email,created\neve@mail.example,1790000000\n',
};
const lines = [
  'email,reason,scope,created_at,expires_at,count,source,history',
  'ann@mail.example,unknown-user,global,2026-09-21,,,sendgrid-events,',
  'eve@mail.example,unsubscribe,global,2026-09-21,,,sendgrid-unsubscribes,',
];

async function merge(
  inputs: Readonly<Record<string, string>>,
  { folder, content = files }: { folder?: string; content?: Readonly<Record<string, string>> } = {},
) {
  const workspace = folder ?? (await temporaryFolder(content));
  const given: Readonly<Record<string, string>> = { mode: 'suppress', ...inputs };
  const outputs = new Map<string, string | number>();
  const log: string[] = [];
  const places: (string | undefined)[] = [];
  let summary = '';
  const toolkit: Toolkit = {
    getInput: (name) => given[name] ?? declaredInputs[name]?.default ?? '',
    setOutput: (name, value) => void outputs.set(name, value),
    error: (message, place) => {
      log.push(message);
      places.push(place?.file);
    },
    warning: (message) => void log.push(message),
    notice: (message) => void log.push(message),
    info: (message) => void log.push(message),
    setSecret: () => undefined,
    summary: {
      addRaw: (text) => ({
        write: async () => {
          summary += text;
        },
      }),
    },
  };
  const temporary = await temporaryFolder();
  const exitCode = await runAction(toolkit, {
    env: { GITHUB_WORKSPACE: workspace, GITHUB_EVENT_NAME: 'schedule', RUNNER_TEMP: temporary },
    nowMs: Date.UTC(2026, 10, 22),
  });
  const report: unknown = JSON.parse(await readFile(join(temporary, 'bounce-gate/report.json'), 'utf8'));
  const read = (path: string) => readFile(join(workspace, path), 'utf8');
  return { workspace, exitCode, outputs, log: log.join('\n'), places, summary, report, read };
}

describe('mode suppress', () => {
  test('writes the file into the workspace and tells what it understood in log, summary and report', async () => {
    const run = await merge({ sources: 'exports/*', 'suppression-file': 'lists/all.csv' });
    expect(run.exitCode).toBe(0);
    expect(await run.read('lists/all.csv')).toBe(`${lines.join('\n')}\n`);
    expect(run.log).toContain('read as SendGrid event webhook: 1 entry (1 hard bounce)');
    expect(run.summary).toMatch(
      /^\*\*lists\/all\.csv: 2 suppressions \(0 before; 2 added, 0 changed\)\.\*\*\n/,
    );
    expect(run.summary).toContain('read as SendGrid global unsubscribes');
    expect(run.report).toMatchObject({ output: 'lists/all.csv', written: true, added: 2 });
    expect(run.log + run.summary + JSON.stringify(run.report)).not.toContain('@mail');
  });

  test('says in an output whether the file is another than before', async () => {
    const { workspace: folder, outputs } = await merge({ sources: 'exports/*' });
    expect(outputs.get('changed')).toBe('true');
    const { mtimeMs } = await stat(join(folder, 'suppressions.csv'));
    const again = await merge({ sources: 'exports/hook.json, exports/*.csv' }, { folder });
    expect([again.exitCode, again.outputs.get('changed')]).toEqual([0, 'false']);
    expect((await stat(join(folder, 'suppressions.csv'))).mtimeMs).toBe(mtimeMs);
  });

  test('takes out what does not hold any more, when that is asked', async () => {
    const content = { 'suppressions.csv': `${lines[0]}\nx@mail.example,manual,global,,2026-01-01,,,\n` };
    const run = await merge({ expire: 'true' }, { content });
    expect([run.exitCode, run.outputs.get('changed')]).toEqual([0, 'true']);
    expect(await run.read('suppressions.csv')).toBe(`${lines[0]}\n`);
  });

  test('goes by the policy in its default place, or the one that is named', async () => {
    const content = { ...files, '.github/bounce-gate.yml': 'policy: { suppress-after: { full: none } }\n' };
    const run = await merge({ sources: 'exports/*' }, { content });
    expect([run.exitCode, run.places]).toEqual([2, ['.github/bounce-gate.yml']]);
    const missing = await merge({ sources: 'exports/*', config: 'other.yml' });
    expect([missing.exitCode, missing.places]).toEqual([2, ['other.yml']]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['sources', {}, 'sources'],
    ['a word for expire', { sources: 'exports/*', expire: 'yes' }, 'expire'],
    ['a source that is there', { sources: 'exports/*, more/*.csv' }, 'more/*.csv'],
    [
      'a file that is one of suppressions',
      { sources: 'exports/*', 'suppression-file': 'exports/hook.json' },
      'hook.json',
    ],
    ['sources inside the workspace', { sources: '/etc/hostname' }, '/etc/hostname'],
    ['sources inside the workspace, also by a link', { sources: 'linked/hostname' }, 'linked/hostname'],
    ['a file inside the workspace', { sources: 'exports/*', 'suppression-file': '../all.csv' }, '../all.csv'],
    [
      'a file inside it, also by a link',
      { sources: 'exports/*', 'suppression-file': 'linked/all.csv' },
      'linked/all.csv',
    ],
    ['a file outside of .git', { sources: 'exports/*', 'suppression-file': '.git/config' }, '.git/config'],
  ])('needs %s, and writes nothing else', async (_, inputs, named) => {
    const folder = await temporaryFolder(files);
    await mkdir(join(folder, '.git'));
    await symlink('/etc', join(folder, 'linked'));
    const before = await filesIn(folder);
    const run = await merge(inputs, { folder });
    expect(run.exitCode).toBe(2);
    expect([run.outputs.get('verdict'), run.outputs.get('changed')]).toEqual(['unchecked', 'false']);
    expect(run.log).toContain(named);
    expect(run.summary).toMatch(/^\*\*(?:Nothing was merged|Could not check)/);
    expect(await filesIn(folder)).toEqual(before);
  });

  test('an export that was cut off behind its header is no source', async () => {
    const run = await merge({ sources: 'cut.csv' }, { content: { 'cut.csv': 'email,reason\n' } });
    expect([run.exitCode, run.outputs.get('changed')]).toEqual([2, 'false']);
    expect(run.log).toContain('cut.csv');
  });

  test('names of files cannot become Markdown', async () => {
    const name = 'exports/[x](http:evil)`<b>.csv';
    const run = await merge({ sources: name }, { content: { [name]: 'email\nann@mail.example\n' } });
    expect(run.exitCode).toBe(0);
    expect(run.summary).toContain('\\[x\\]');
    expect(run.summary).not.toMatch(/[^\\][[<`]/);
  });
});
