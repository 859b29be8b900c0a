import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sampleCampaigns } from '../sample-campaign.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { tellFigure } from './figure.ts';

/** A user namespace with a network of its own, in which there is nothing, not even a way to this machine. */
const alone = ['--user', '--map-root-user', '--net'];
const canBeAlone = spawnSync('unshare', [...alone, 'true']).status === 0;
const programs = { cli: resolve('dist/cli/index.js'), action: resolve('dist/action/index.js') } as const;

function run(folder: string, program: keyof typeof programs, isAlone: boolean) {
  const args = program === 'cli' ? ['check', '--config', 'bounce-gate.yml', '--as-of', '2026-11-20'] : [];
  const command = [process.execPath, programs[program], ...args];
  const [name = '', ...rest] = isAlone ? ['unshare', ...alone, ...command] : command;
  const inputs = { INPUT_CONFIG: 'bounce-gate.yml', 'INPUT_AS-OF': '2026-11-20', INPUT_LEDGER: 'off' };
  const action = {
    ...inputs,
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_NAME: 'schedule',
    GITHUB_OUTPUT: '',
    CI: 'true',
  };
  const env = { PATH: process.env.PATH ?? '', ...(program === 'action' ? action : {}) };
  const done = spawnSync(name, rest, { cwd: folder, env, encoding: 'utf8' });
  return { status: done.status, output: `${done.stdout}${done.stderr}`.replace(/\d+\.\d\d s/g, 'some s') };
}

test('a network of its own can be made here, else the other tests prove nothing', (context) => {
  if (!canBeAlone) context.skip('unprivileged user namespaces are not allowed on this machine');
  const probe = "require('net').connect(9,'127.0.0.1').on('error',(e)=>{process.stdout.write(e.code)})";
  const here = spawnSync(process.execPath, ['-e', probe], { encoding: 'utf8' });
  const there = spawnSync('unshare', [...alone, process.execPath, '-e', probe], { encoding: 'utf8' });
  expect([here.stdout, there.stdout]).toEqual(['ECONNREFUSED', 'ENETUNREACH']);
});

const cases = (['cli', 'action'] as const).flatMap((program) =>
  (['pass', 'warn', 'fail', 'unchecked'] as const).map((verdict) => ({ program, verdict })),
);

test.skipIf(!canBeAlone).each(cases)(
  '$program says $verdict without any network, word for word',
  async ({ program, verdict }) => {
    const folder = await temporaryFolder(sampleCampaigns[verdict]);
    const [here, there] = [run(folder, program, false), run(folder, program, true)];
    expect(there).toEqual(here);
    expect(there.status).toBe({ pass: 0, warn: 0, fail: 1, unchecked: 2 }[verdict]);
    tellFigure(
      'No surprise network',
      'each verdict the same, word for word, in a network without any way out',
    );
  },
);
