import { readFileSync } from 'node:fs';
import { notesOfRelease } from './notes-of-release.ts';

const [tag = ''] = process.argv.slice(2);
const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
const notes = notesOfRelease({ tag, manifest, changelog: readFileSync('CHANGELOG.md', 'utf8') });
if (notes.ok) process.stdout.write(notes.text);
else {
  process.stderr.write(`${notes.reason}\n`);
  process.exitCode = 1;
}
