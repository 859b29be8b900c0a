import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../src/cli/commands.ts';
import { consoleBlocks, makeSandbox, removeSandbox, runBlock, steady } from './docs/console-blocks.ts';
import { anchorsOf, codeSpans, codesOf, documents, section, tableRows } from './docs/markdown.ts';

const updating = process.env.UPDATE_DOCS === '1';
const readme = readFileSync('README.md', 'utf8');

describe('what the documents show is what the committed bundle prints', () => {
  const blocks = documents().flatMap(consoleBlocks);
  const sandboxes = new Map<string, string>();
  afterAll(() => [...sandboxes.values()].forEach(removeSandbox));

  test('there are blocks to look at, and README starts with the promised commands', () => {
    expect(blocks.length).toBeGreaterThan(5);
    const shown = [...readme.matchAll(/^\$ (.*)$/gm)].map(([, command]) => command);
    expect(shown.slice(0, 2)).toEqual([
      'node dist/cli/index.js check --config examples/bounce-gate.yml',
      'echo $?',
    ]);
    expect(shown[2]).toBe('node dist/cli/index.js check --config examples/failing.yml');
  });

  test.each(blocks)('$path:$line', (block) => {
    const sandbox = sandboxes.get(block.path) ?? makeSandbox();
    sandboxes.set(block.path, sandbox);
    const real = runBlock(block, sandbox);
    if (updating) {
      const document = readFileSync(block.path, 'utf8');
      writeFileSync(
        block.path,
        document.replace(`\`\`\`console\n${block.text}\`\`\``, () => `\`\`\`console\n${real}\`\`\``),
      );
      return;
    }
    expect(steady(block.text), 'UPDATE_DOCS=1 npx vitest run test/readme.test.ts writes it anew').toBe(real);
  });
});

describe('the Action', () => {
  interface Manifest {
    readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
    readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  }
  const manifest = parse(readFileSync('action.yml', 'utf8')) as Manifest; // because the tests below look at every part of it

  test('docs/github.md has every input of action.yml in order, with its default', () => {
    const documented = tableRows(section('docs/github.md', 'Inputs')).map(
      ({ input = '', default: standard = '' }) => [codeSpans(input)[0], codeSpans(standard)[0] ?? ''],
    );
    const inputs = Object.entries(manifest.inputs).map(([name, input]) => [name, input.default ?? '']);
    expect(documented).toEqual(inputs);
  });

  test('docs/github.md has every output of action.yml in order', () => {
    expect(codesOf(section('docs/github.md', 'Outputs'), 'output')).toEqual(Object.keys(manifest.outputs));
  });

  test('every input and output that an example uses exists', () => {
    for (const path of documents()) {
      const text = readFileSync(path, 'utf8');
      for (const [, name = ''] of text.matchAll(/steps\.gate\.outputs\.([a-z-]+)/g)) {
        expect(Object.keys(manifest.outputs), `${path} uses the output ${name}`).toContain(name);
      }
      for (const [, block = ''] of text.matchAll(
        /uses: bounce-gate\/bounce-gate@[^\n]*\n\s+with:\n((?: {10,}.*\n)+)/g,
      )) {
        for (const [, name = ''] of block.matchAll(/^ {10}([a-z-]+):/gm)) {
          expect(Object.keys(manifest.inputs), `${path} uses the input ${name}`).toContain(name);
        }
      }
    }
  });

  test('every action in an example is pinned to a commit, with its version as a comment', () => {
    for (const path of documents()) {
      for (const [line] of readFileSync(path, 'utf8').matchAll(/^\s*(?:- )?uses: .*/gm)) {
        expect(line, path).toMatch(/uses: [\w.-]+\/[\w./-]+@(?:[0-9a-f]{40}|COMMIT) # v\d/);
      }
    }
  });
});

describe('the commands', () => {
  test('README has exactly the commands that exist, in the words of --help', () => {
    const rows = tableRows(section('README.md', 'Commands')).map(({ command = '', 'what it does': what }) => [
      codeSpans(command)[0],
      what,
    ]);
    expect(rows).toEqual(commands.map(({ name, summary }) => [name, summary]));
  });

  test('docs/commands.md shows the help of every command', () => {
    const text = readFileSync('docs/commands.md', 'utf8');
    for (const { name } of commands) expect(text).toContain(`$ bounce-gate ${name} --help`);
  });

  test('README has every exit code', () => {
    expect(codesOf(section('README.md', 'Exit codes'), 'exit code')).toEqual(['0', '1', '2']);
  });
});

describe('the links', () => {
  test.each(documents())('every relative link of %s leads somewhere', (path) => {
    const text = readFileSync(path, 'utf8').replace(/```[\s\S]*?```/g, '');
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [file = '', anchor] = target.split('#');
      const found = file === '' ? path : normalize(join(dirname(path), file));
      expect(existsSync(found), `${path} links to ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(found), `${path} links to ${target}`).toContain(anchor);
    }
  });

  test('every document in docs/ is linked from README', () => {
    const linked = new Set([...readme.matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => target));
    const pages = documents().filter((path) => /^docs\/[^/]+\.md$/.test(path));
    expect(pages.filter((path) => !linked.has(path))).toEqual([]);
  });
});

describe('the decision records', () => {
  const records = documents().filter((path) => path.startsWith('docs/decisions/'));

  test.each(records)('%s says its status first and has the number of its file', (path) => {
    const [status, , heading] = readFileSync(path, 'utf8').split('\n');
    expect(status).toMatch(/^Status: (proposed|accepted|superseded by \d{4})$/);
    expect(heading).toMatch(new RegExp(`^# ${Number(path.slice(15, 19))}\\. `));
  });

  test('every record is linked from ARCHITECTURE.md', () => {
    const architecture = readFileSync('ARCHITECTURE.md', 'utf8');
    expect(records.filter((path) => !architecture.includes(`(${path})`))).toEqual([]);
  });
});
