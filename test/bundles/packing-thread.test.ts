import { cp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { runBundle } from './run-bundle.ts';

test.each(['cli', 'action'])('the thread of dist/%s starts', async (bundle) => {
  const worker = new Worker(resolve('dist', bundle, 'packing-thread.js'), { workerData: { slots: [] } });
  try {
    const said = await new Promise((answer, fail) => worker.once('message', answer).once('error', fail));
    expect(said).toEqual({ kind: 'ready' });
  } finally {
    await worker.terminate();
  }
});

const dying = `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ kind }) => { if (kind === 'pack') process.exit(3); });
parentPort.postMessage({ kind: 'ready' });
`;

// because below 32 MB no thread is started
const rows = Array.from(
  { length: 700_000 },
  (_, index) => `reader.number.${index}@mailbox-${index % 900}.example\n`,
);

const policy =
  'policy: { reserved-domains: allow }\nsuppressions: none\ncampaigns: { june: { list: list.csv } }\n';

test('a thread that dies while it reads leaves no verdict', async () => {
  const folder = await temporaryFolder({
    'policy.yml': policy,
    'list.csv': `email\n${rows.join('')}${'\n'.repeat(8_000_000)}`,
  });
  await cp(resolve('dist/cli'), join(folder, 'cli'), { recursive: true });
  await writeFile(join(folder, 'cli', 'package.json'), '{"type":"module"}');
  const args = ['check', '--config', 'policy.yml', '--format', 'json'];
  const check = () => runBundle(join(folder, 'cli', 'index.js'), args, { cwd: folder });
  expect((await check()).exitCode).not.toBe(2);
  await writeFile(join(folder, 'cli', 'packing-thread.js'), dying);
  expect(await check()).toMatchObject({ exitCode: 2 });
});
