import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { sampleCampaigns } from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const plain = ['--suppressions', 'suppressions.csv', '--as-of', '2026-11-20', '--format', 'json'];
// because Gmail's names are shorter and have no hyphen, nobody has these
const addresses = Array.from({ length: 60 }, (_, index) => `nobody--has-this-name--p${index * 7}x@gmail.com`);
const list = `email,last_delivered_at\n${addresses.map((address) => `${address},2026-11-10\n`).join('')}`;
const suppressions = `email,reason,created_at\n${addresses
  .slice(0, 10)
  .map((address) => `${address},hard-bounce,2026-11-12\n`)
  .join('')}`;
const files = { 'list.csv': list, 'suppressions.csv': suppressions };

async function check(args: readonly string[], stdin: string | Uint8Array) {
  const cwd = await temporaryFolder(files);
  return runOnTerminal(['check', ...args], { cwd, stdin });
}

describe('a list on standard input', () => {
  test('comes to what its file comes to, packed or not', async () => {
    const cwd = await temporaryFolder(files);
    const file = await runOnTerminal(['check', '--list', 'list.csv', ...plain], { cwd });
    expect(file.exitCode).toBe(1);
    const named = ['--list-name', 'list.csv', ...plain];
    expect(await check(['-', ...named], list)).toEqual(file);
    expect(await check(['--list', '-', ...named], list)).toEqual(file);
    const packed = await check(['-', ...named], gzipSync(list));
    const digest = /"list": "[0-9a-f]{64}"/;
    expect(packed.stdout.replace(digest, '')).toBe(file.stdout.replace(digest, ''));
  });

  test('is called stdin where nobody gives it a name', async () => {
    const [campaign] = JSON.parse((await check(['-', ...plain], list)).stdout).campaigns;
    expect(campaign).toMatchObject({ campaign: 'stdin', list: 'stdin', verdict: 'fail' });
  });

  test('can be that of a campaign', async () => {
    const cwd = await temporaryFolder({ ...sampleCampaigns.pass, ...files });
    const campaign = ['check', '--config', 'bounce-gate.yml', '--as-of', '2026-11-20'];
    const run = await runOnTerminal([...campaign, 'june', '--list', '-'], { cwd, stdin: list });
    expect(run.exitCode).toBe(1);
  });

  test.each([
    ['is empty', '', 'file-empty'],
    ['is cut off in the middle of its packing', gzipSync(list).subarray(0, 200), 'file-gzip-damaged'],
    [
      'is packed and damaged',
      Buffer.concat([gzipSync(list).subarray(0, 60), Buffer.alloc(100, 7)]),
      'file-gzip-damaged',
    ],
    [
      'has something behind its packing',
      Buffer.concat([gzipSync(list), Buffer.from('ann@acme.test\n')]),
      'file-gzip-damaged',
    ],
    [
      'has another part behind its end and a zero byte',
      Buffer.concat([gzipSync(list), Buffer.alloc(1), gzipSync(list)]),
      'file-gzip-damaged',
    ],
  ])('is not judged where it %s', async (_, bytes, code) => {
    const run = await check(['-', ...plain], bytes);
    expect(run.exitCode).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({
      verdict: 'unchecked',
      campaigns: [{ problems: [{ code, file: 'stdin' }] }],
    });
  });

  test('is read by the second half of a packed list as well', async () => {
    const half = Math.ceil(list.length / 2);
    const two = Buffer.concat([gzipSync(list.slice(0, half)), gzipSync(list.slice(half))]);
    const [campaign] = JSON.parse((await check(['-', ...plain], two)).stdout).campaigns;
    const [whole] = JSON.parse((await check(['-', ...plain], list)).stdout).campaigns;
    expect(campaign.counts).toEqual(whole.counts);
  });

  test.each(['clean'])('is refused by %s, which needs a file', async (command) => {
    const cwd = await temporaryFolder(files);
    const run = await runOnTerminal([command, '--list', '-', '--suppressions', 'suppressions.csv'], {
      cwd,
      stdin: list,
    });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('standard input');
  });
});
