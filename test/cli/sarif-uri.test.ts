import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleCampaigns } from '../sample-campaign.ts';
import { bytesOf, temporaryFolder } from '../temporary-folder.ts';
import { runOnTerminal } from './fake-terminal.ts';

test('SARIF leads to a file whatever stands in its name', async () => {
  const cwd = await temporaryFolder(sampleCampaigns.fail);
  const name = 'june #2? & (final) 100%.csv';
  await writeFile(join(cwd, name), await bytesOf(cwd, 'list.csv'));
  const { stdout } = await runOnTerminal(['check', '--list', name, '--format', 'sarif'], { cwd });
  const uris = [...stdout.matchAll(/"uri":\s*"([^"]*)"/g)].map(([, uri = '']) => uri);
  expect(uris.map(decodeURIComponent)).toContain(name);
  expect(uris.join()).not.toMatch(/[#?]/);
});
