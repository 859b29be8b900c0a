import { expect, test } from 'vitest';
import { type CheckRun, publishCheckRun } from '../../../src/io/github/publish-check-run.ts';
import { asked, clientOf, headSha, openFake } from './github-harness.ts';

function checkRun(annotations: number, more: Partial<CheckRun> = {}): CheckRun {
  return {
    name: 'Bounce Gate',
    headSha,
    title: 'Fails',
    summary: 'The projected rate passes the limit.',
    annotations: Array.from({ length: annotations }, (_, index) => ({
      path: 'list.csv',
      line: index + 1,
      level: 'warning',
      title: 'Suppressed',
      message: `Message ${index + 1}.`,
    })),
    ...more,
  };
}

test.each([
  [0, 1],
  [50, 1],
  [51, 2],
  [300, 6],
])('%i annotations are published with %i calls, each once and in order', async (annotations, calls) => {
  const fake = await openFake();
  const published = await publishCheckRun(clientOf(fake), checkRun(annotations));
  expect(published).toMatchObject({ ok: true, annotations, stoppedBy: null });
  const told = fake.state.checkRuns[0]?.annotations.map((one) => Object(one).start_line);
  expect(told).toEqual(Array.from({ length: annotations }, (_, index) => index + 1));
  expect(asked(fake)).toEqual(['create-check-run', ...Array(calls - 1).fill('update-check-run')]);
});

test.each([1, 60])(
  'the conclusion is neutral with %i annotations: a check run is never the verdict',
  async (count) => {
    const fake = await openFake();
    await publishCheckRun(clientOf(fake), checkRun(count, { text: 'More.' }));
    expect(fake.state.checkRuns).toMatchObject([
      {
        name: 'Bounce Gate',
        status: 'completed',
        conclusion: 'neutral',
        output: { title: 'Fails', text: 'More.' },
      },
    ]);
  },
);

test('annotations beyond the call budget are counted as not published', async () => {
  const fake = await openFake();
  const published = await publishCheckRun(clientOf(fake), checkRun(301));
  expect(published).toMatchObject({ ok: true, annotations: 300, stoppedBy: 'budget' });
  expect(fake.calls).toHaveLength(6);
});

test('a page that may have been added is not sent twice', async () => {
  const fake = await openFake();
  fake.fail('update-check-run', { kind: 'cut', carriedOut: true });
  const published = await publishCheckRun(clientOf(fake), checkRun(120));
  expect(published).toMatchObject({ ok: true, annotations: 50, stoppedBy: 'unavailable' });
  expect(fake.state.checkRuns[0]?.annotations).toHaveLength(100);
});

test('without the scope the missing permission is named', async () => {
  const fake = await openFake({ permissions: { checks: 'read' } });
  expect(await publishCheckRun(clientOf(fake), checkRun(1))).toEqual({
    ok: false,
    reason: 'forbidden',
    missingPermission: 'checks: write',
    uncertain: false,
  });
});

test('a commit that GitHub does not know is invalid', async () => {
  const fake = await openFake();
  const published = await publishCheckRun(clientOf(fake), checkRun(1, { headSha: 'b'.repeat(40) }));
  expect(published).toMatchObject({ ok: false, reason: 'invalid' });
  expect(fake.calls).toHaveLength(1);
});

test('texts at the limits are taken by GitHub', async () => {
  const fake = await openFake();
  const annotation = { path: 'list.csv', line: 1, level: 'failure' } as const;
  const published = await publishCheckRun(
    clientOf(fake),
    checkRun(0, {
      title: 't'.repeat(255),
      summary: 's'.repeat(65_535),
      text: 'x'.repeat(65_535),
      annotations: [{ ...annotation, title: 't'.repeat(255), message: 'ü'.repeat(32_768) }],
    }),
  );
  expect(published).toMatchObject({ ok: true, annotations: 1 });
});

const annotation = { path: 'list.csv', line: 1, level: 'failure', title: 't', message: 'm' } as const;
test.each<[string, Partial<CheckRun>]>([
  ['an empty name', { name: '' }],
  ['an empty title', { title: '' }],
  ['a title of 256 characters', { title: 't'.repeat(256) }],
  ['a summary of 65,536 characters', { summary: 's'.repeat(65_536) }],
  ['a text of 65,536 characters', { text: 's'.repeat(65_536) }],
  ["an annotation's title of 256 characters", { annotations: [{ ...annotation, title: 't'.repeat(256) }] }],
  ['a message over 64 KB', { annotations: [{ ...annotation, message: 'ü'.repeat(32_769) }] }],
  ['an empty message', { annotations: [{ ...annotation, message: '' }] }],
  ['a line 0', { annotations: [{ ...annotation, line: 0 }] }],
  ['half a line', { annotations: [{ ...annotation, line: 1.5 }] }],
])('%s is refused before any call', async (_, more) => {
  const fake = await openFake();
  const published = await publishCheckRun(clientOf(fake), checkRun(0, more));
  expect(published).toEqual({ ok: false, reason: 'invalid', uncertain: false });
  expect(fake.calls).toEqual([]);
});
