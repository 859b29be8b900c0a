import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tellsEvents } from '../../../../src/core/suppression/merge/tells-events.ts';
import { readTexts } from '../read-texts.ts';

function samplesIn(root: string): readonly (readonly [string, string])[] {
  return readdirSync(root).flatMap((folder) =>
    readdirSync(`${root}/${folder}`)
      .filter((file) => file !== 'expected.json')
      .map((file) => [file, `${root}/${folder}/${file}`] as const),
  );
}

describe('every sample of an export', () => {
  test.each(samplesIn('test/formats'))('%s is no file of events', async (file, path) => {
    expect(await tellsEvents(readFileSync(path).subarray(0, 65_536), file)).toBe(false);
  });
});

describe('every sample of events', () => {
  test.each(samplesIn('test/formats-events'))('%s is one', async (file, path) => {
    expect(await tellsEvents(readFileSync(path).subarray(0, 65_536), file)).toBe(true);
  });
});

test('what is known to hold events is refused as a list of suppressions, and a table of them suppresses nobody whose mail arrived', async () => {
  const hook = readFileSync('test/formats-events/sendgrid-events/sample.json');
  expect((await readTexts({ 'hook.json': hook })).problems).toMatchObject([
    { code: 'suppression-not-understood', args: { reason: 'events' } },
  ]);
  const table = 'email,event\nann@mail.example,delivered\nbob@mail.example,bounce\ncyd@mail.example,opened\n';
  const read = await readTexts({ 'table.csv': table });
  expect(read.table.size).toBe(1);
  expect(read.files).toMatchObject([{ entries: 1, leftOut: 2 }]);
});
