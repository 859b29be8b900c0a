import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

const domain = 'alive.dev';
/** What somebody may put where an address belongs, and why it is refused; a surrogate alone is bytes that are not UTF-8. */
const hostile: readonly (readonly [what: string, bytes: string | Buffer, refusal: string])[] = [
  ['a megabyte before the @', `${'a'.repeat(1_000_000)}@${domain}`, 'address-too-long'],
  ['a megabyte behind it', `a@${'b'.repeat(1_000_000)}`, 'address-too-long'],
  ['10,000 dots', `${'.'.repeat(10_000)}@${domain}`, 'address-too-long'],
  ['10,000 dots behind the @', `jane@${'.'.repeat(10_000)}`, 'domain-empty'],
  ['10,000 @', '@'.repeat(10_000), 'address-too-long'],
  ['quotes in quotes', `"${'""'.repeat(60)}"@${domain}`, 'local-quoted'],
  ['quotes that are never closed', `"${'\\""'.repeat(60)}@${domain}`, 'local-quoted'],
  ['comments in comments', `${'('.repeat(5000)}jane${')'.repeat(5000)}@${domain}`, 'address-too-long'],
  ['short comments in comments', `jane((((nested))))@${domain}`, 'comment'],
  ['an address literal of 500 colons', `jane@[IPv6:${':'.repeat(500)}]`, 'address-too-long'],
  ['an address literal of 250 colons', `jane@[IPv6:${':'.repeat(230)}]`, 'domain-literal'],
  ['a surrogate alone', Buffer.from([0xed, 0xa0, 0x80, ...Buffer.from(`jane@${domain}`)]), 'white-space'],
  ['brackets in brackets', `${'<'.repeat(5000)}jane@${domain}${'>'.repeat(5000)}`, 'address-too-long'],
  ['10,000 marks on one letter', `e${'\u0301'.repeat(10_000)}@${domain}`, 'address-too-long'],
  ['text that turns round', `ja\u202ene@${domain}`, 'unsafe-unicode'],
  ['an @ of another width', `jane\uff20${domain}`, 'unsafe-unicode'],
  ['letters of two alphabets', `j\u0430ne@${domain}`, 'unsafe-unicode'],
];

async function findingsOf(cell: string | Buffer) {
  const quoted = typeof cell === 'string' && cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
  const list = Buffer.concat([
    Buffer.from(`email\nann@${domain}\n`),
    Buffer.from(quoted),
    Buffer.from(`\nbob@${domain}\n`),
  ]);
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'list.csv'), list);
  const args = ['check', '--list', 'list.csv', '--suppressions', 'none', '--format', 'json'];
  const run = await runOnTerminal(args, { cwd });
  const [campaign] = JSON.parse(run.stdout).campaigns;
  const rows: readonly { readonly line?: number }[] = campaign.findings;
  return { ...run, campaign, here: rows.filter(({ line }) => line === 3) };
}

describe('what no mail server takes is one finding, and the rows around it are read', () => {
  test.each(hostile)('%s', async (_, cell, refusal) => {
    const { campaign, here, stdout } = await findingsOf(cell);
    const addresses = here.filter((row) => 'code' in row && row.code === 'invalid-address');
    expect(addresses).toMatchObject([{ severity: 'warning', args: { refusal } }]);
    expect(campaign.counts).toMatchObject({ recipients: 3, invalid: 1 });
    expect(stdout.length).toBeLessThan(20_000);
  });

  test.each(hostile.filter(([, cell]) => typeof cell === 'string'))(
    'explain: %s',
    async (_, cell, refusal) => {
      const cwd = await temporaryFolder();
      const run = await runOnTerminal(['explain', '--', String(cell)], { cwd });
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      expect(run.stdout).toContain(`(${refusal}, `);
      expect(run.stdout.length).toBeLessThan(1000);
    },
  );

  test('a NUL makes no text of the whole file: unchecked, with its line', async () => {
    const { exitCode, campaign } = await findingsOf(`ja\0ne@${domain}`);
    expect([exitCode, campaign.problems]).toMatchObject([2, [{ code: 'file-nul-bytes', line: 3 }]]);
  });
});
