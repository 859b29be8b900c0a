import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { notesOfRelease } from '../../scripts/notes-of-release.ts';

const changelog = `# Changelog

## [Unreleased]

- later

## [1.2.3] - 2026-11-20

### Added

- a thing

## [1.2.2] - 2026-10-01

- older

## [1.2.1]

- no day

## [1.2.0] - 2026-09-01

`;

describe('the notes of a release', () => {
  test('are what the changelog says of just this version', () => {
    expect(notesOfRelease({ tag: 'v1.2.3', manifest: { version: '1.2.3' }, changelog })).toEqual({
      ok: true,
      text: '### Added\n\n- a thing\n',
    });
  });

  test.each([
    ['the tag is of another version', 'v1.2.4', { version: '1.2.3' }],
    ['the tag has no v', '1.2.3', { version: '1.2.3' }],
    ['there is no version', 'v1.2.3', {}],
    ['there is no manifest', 'v1.2.3', null],
    ['the changelog does not have it', 'v1.2.4', { version: '1.2.4' }],
    ['a longer version begins like it', 'v1.2', { version: '1.2' }],
    ['its section has no day', 'v1.2.1', { version: '1.2.1' }],
    ['its section is empty', 'v1.2.0', { version: '1.2.0' }],
  ])('there are none when %s', (_, tag, manifest) => {
    expect(notesOfRelease({ tag, manifest, changelog })).toMatchObject({ ok: false });
  });

  test('a version is released once the changelog has a day for it, not before', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const real = readFileSync('CHANGELOG.md', 'utf8');
    const dated = real.includes(`## [${version}] - `);
    expect(notesOfRelease({ tag: `v${version}`, manifest: { version }, changelog: real }).ok).toBe(dated);
  });
});
