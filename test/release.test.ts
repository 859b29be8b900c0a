import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documents } from './docs/markdown.ts';
import { type Job, listOf, mapOf, readWorkflow } from './docs/read-workflow.ts';
import { temporaryFolder } from './temporary-folder.ts';

const workflow = readWorkflow(readFileSync('.github/workflows/release.yml', 'utf8'));

function job(name: string): Job {
  const found = workflow.jobs.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no job ${name}`);
  return found;
}

const linesOf = (name: string): string =>
  job(name)
    .steps.map(({ run }) => run)
    .join('\n');

describe('a release', () => {
  test('is started by the tag of a full version and by nothing else, so that moving the major tag starts none', () => {
    expect(Object.keys(workflow.events)).toEqual(['push']);
    const { tags, ...others } = mapOf(workflow.events.push);
    expect(others).toEqual({});
    expect(tags).toEqual(['v[0-9]+.[0-9]+.[0-9]+']);
  });

  test('is verified, then published, and only then does the major tag move', () => {
    expect(workflow.jobs.map(({ name, needs }) => [name, needs])).toEqual([
      ['verify', []],
      ['publish', ['verify']],
      ['move-major', ['publish']],
    ]);
  });

  test('is built again from source, and dist/ must be what is committed', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(linesOf('verify')).toContain('npm run check');
    expect(scripts.check).toMatch(/npm test.*npm run bundle && git diff --exit-code dist && .*--others dist/);
    expect(linesOf('verify')).toContain('scripts/release-notes.ts');
    expect(linesOf('verify')).toContain('--is-ancestor HEAD origin/main');
  });

  test('may write only where something is published or moved', () => {
    expect(workflow.content.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs.map(({ name, content }) => [name, content.permissions])).toEqual([
      ['verify', undefined],
      ['publish', { contents: 'write', 'id-token': 'write', attestations: 'write' }],
      ['move-major', { contents: 'write' }],
    ]);
  });

  test('runs no code of the tag where it may write', () => {
    for (const name of ['publish', 'move-major']) {
      expect(job(name).steps.filter(({ uses }) => uses.startsWith('actions/checkout@'))).toEqual([]);
      expect(linesOf(name)).not.toMatch(/\b(?:npm|node|npx)\b/);
    }
  });

  test('is attested before it is published, with the sums of every file', () => {
    const steps = job('publish').steps.map(({ uses, run }) => uses.split('@')[0] || run.split(' ')[0]);
    expect(steps).toEqual(['actions/download-artifact', 'actions/attest-build-provenance', 'gh']);
    expect(job('publish').steps[1]?.inputs).toEqual({ 'subject-checksums': 'release/SHA256SUMS' });
    expect(linesOf('verify')).toContain('git ls-files -z action.yml dist schema | xargs -0 sha256sum');
    expect(linesOf('publish')).toContain('release/SHA256SUMS');
    expect(linesOf('publish')).toContain('--verify-tag');
  });

  test('no tag of a full version is ever moved or deleted by a workflow', () => {
    const lines = ['verify', 'publish', 'move-major'].map(linesOf).join('\n');
    expect(lines).not.toMatch(/release delete|--method DELETE|--clobber|git push|tag -f/);
    expect(lines.match(/refs\/tags\/\S+/g)).toEqual(['refs/tags/$major"', 'refs/tags/$major"']);
  });
});

describe('the scripts of a release, run', () => {
  const scriptOf = (name: string, begin: string): string =>
    job(name).steps.find(({ run }) => run.startsWith(begin))?.run ?? '';

  function run(script: string, env: Readonly<Record<string, string>>, cwd = '.') {
    const path = `${env.bin ?? ''}:${resolve(process.execPath, '..')}:${process.env.PATH}`;
    const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd,
      env: { ...env, PATH: path },
      encoding: 'utf8',
    });
    return { status: result.status, output: `${result.stdout}${result.stderr}` };
  }

  test('the archive and the sums fit each other and the committed files', async () => {
    const folder = await temporaryFolder({ 'notes.md': 'notes\n' });
    const packed = run(scriptOf('verify', 'mkdir'), { RUNNER_TEMP: folder, GITHUB_REF_NAME: 'v1.2.3' });
    expect(packed.status, packed.output).toBe(0);
    const release = join(folder, 'release');
    expect(readdirSync(release).toSorted()).toEqual(['SHA256SUMS', 'bounce-gate-v1.2.3.tar.gz', 'notes.md']);
    const checked = run('sha256sum --check --ignore-missing SHA256SUMS', {}, release);
    expect(checked.output).toBe('bounce-gate-v1.2.3.tar.gz: OK\n');
    const sums = readFileSync(join(release, 'SHA256SUMS'), 'utf8');
    for (const file of [
      'action.yml',
      'dist/action/index.js',
      'dist/cli/index.js',
      'schema/report.schema.json',
    ])
      expect(sums).toMatch(new RegExp(`^[0-9a-f]{64} {2}${file}$`, 'm'));
    const unpacked = run(
      'tar -xzf bounce-gate-v1.2.3.tar.gz && node bounce-gate-v1.2.3/dist/cli/index.js --version',
      {},
      release,
    );
    expect(unpacked.output).toBe(`${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`);
  });

  /** Runs the last job with a `gh` that says what is the newest release and which tags there are, and keeps what it is told. */
  async function moveMajor(newest: string, hasTag: boolean): Promise<readonly string[]> {
    const gh = `#!/bin/sh
case "$*" in
  *releases/latest*) echo ${newest} ;;
  *git/ref/tags/*) exit ${hasTag ? 0 : 1} ;;
  *) echo "$*" >> calls ;;
esac
`;
    const folder = await temporaryFolder({ 'bin/gh': gh, calls: '' });
    chmodSync(join(folder, 'bin/gh'), 0o755);
    const env = {
      bin: join(folder, 'bin'),
      GITHUB_REPOSITORY: 'a/b',
      GITHUB_REF_NAME: 'v1.2.3',
      GITHUB_SHA: 'c0ffee',
    };
    const moved = run(scriptOf('move-major', 'newest='), env, folder);
    expect(moved.status, moved.output).toBe(0);
    return readFileSync(join(folder, 'calls'), 'utf8')
      .split('\n')
      .filter((call) => call !== '');
  }

  test('the tag of the major version moves to the newest release', async () => {
    expect(await moveMajor('v1.2.3', true)).toEqual([
      'api --method PATCH repos/a/b/git/refs/tags/v1 -f sha=c0ffee -F force=true --silent',
    ]);
  });

  test('it is made where there is none', async () => {
    expect(await moveMajor('v1.2.3', false)).toEqual([
      'api --method POST repos/a/b/git/refs -f ref=refs/tags/v1 -f sha=c0ffee --silent',
    ]);
  });

  test('it stays where a newer release exists', async () => {
    expect(await moveMajor('v2.0.0', true)).toEqual([]);
  });
});

test('dependencies are renewed for packages and actions, some days after they came out', () => {
  const { updates } = readWorkflow(readFileSync('.github/dependabot.yml', 'utf8')).content;
  const ecosystems = listOf(updates).map((update) => mapOf(update));
  expect(ecosystems.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  for (const { cooldown } of ecosystems) expect(mapOf(cooldown)['default-days']).toBeGreaterThanOrEqual(7);
});

test('no document has an address to write to: what is wrong is reported on GitHub', () => {
  const reserved =
    /@(?:[\w-]+\.)*(?:example(?:\.(?:com|net|org))?|test|invalid|users\.noreply\.github\.com)\b/;
  const policy = ['SECURITY.md', 'CONTRIBUTING.md', 'docs/releasing.md'];
  for (const path of documents().filter((name) => policy.includes(name))) {
    const addresses = readFileSync(path, 'utf8').match(/[\w.+-]+@[\w-]+\.[\w.-]+/g) ?? [];
    expect(addresses.filter((address) => !reserved.test(address))).toEqual([]);
  }
});
