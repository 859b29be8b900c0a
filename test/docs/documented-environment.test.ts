import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codesOf, section } from './markdown.ts';

/** The code of the command line and the Action; the bot's variables have a table of their own in docs/slack.md. */
const sources = ['src/cli', 'src/action', 'src/io', 'src/core/age'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name.replaceAll('\\', '/')}`, 'utf8')),
);

/** Every variable that is looked at: by its name behind `env.`, taken out of the environment, or of our own prefix. */
function readNames(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const text of sources) {
    for (const [, name = ''] of text.matchAll(/\benv\.([A-Z][A-Z_]+)\b/g)) names.add(name);
    for (const [, taken = ''] of text.matchAll(
      /\{([^{}]*)\}(?: = (?:\w+\.)?env\b|: (?:NodeJS\.ProcessEnv|Terminal\['env'\]))/g,
    ))
      for (const [name] of taken.matchAll(/\b[A-Z][A-Z_]+\b/g)) names.add(name);
    for (const [name] of text.matchAll(/\bBOUNCE_GATE_[A-Z_]+\b/g)) names.add(name);
  }
  return names;
}

test('docs/commands.md has every environment variable that is looked at, and no other', () => {
  const documented = codesOf(section('docs/commands.md', 'Environment'), 'variable');
  const names = [...readNames()].filter((name) => !name.startsWith('BOUNCE_GATE_SETTING'));
  expect(names.length).toBeGreaterThan(12);
  expect(documented.toSorted()).toEqual(names.toSorted());
  expect(new Set(documented).size).toBe(documented.length);
});

test('docs/commands.md has every exit code, as README has', () => {
  for (const path of ['docs/commands.md', 'README.md'])
    expect(codesOf(section(path, 'Exit codes'), 'exit code'), path).toEqual(['0', '1', '2']);
});
