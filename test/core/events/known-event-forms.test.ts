import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventFormName } from '../../../src/core/events/event-form-name.ts';
import {
  eventContainers,
  knownEventForms,
  recogniseKnownEvent,
} from '../../../src/core/events/known-event-forms.ts';
import { recogniseEventFile } from '../../../src/core/events/recognise-event-file.ts';
import { unwrapEvent } from '../../../src/core/events/unwrap-event.ts';
import { readJsonValues } from '../../../src/core/json/read-json-values.ts';
import { sourceOf } from '../source-of.ts';
import { eventSamples, readEventSample, type SampleRead } from './read-event-sample.ts';

const all = eventSamples();
const unstructured = [
  'automatic-reply',
  'bounce-text',
  'csv-events',
  'delivery-report',
  'exim-log',
  'feedback-report',
  'json-events',
  'mail',
  'postfix-log',
];
const json = all.filter(({ form }) => knownEventForms.some(({ id }) => id === form));

async function valuesOf(bytes: Uint8Array): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  await readJsonValues(sourceOf('x', bytes), eventContainers, ({ value }) => {
    values.push(value);
    return undefined;
  });
  return values;
}

function withoutLines(read: SampleRead | string): readonly string[] {
  if (typeof read === 'string') throw new Error(read);
  return read.rows.map((row) => row.replace(/^\d+ /, '')).sort();
}

describe('every form of events', () => {
  test('has a sample, and every sample is of one', () => {
    const known = [...knownEventForms.map(({ id }) => id), ...unstructured];
    expect([...new Set(all.map(({ form }) => form))].sort()).toEqual(known.toSorted());
    expect(new Set(known).size).toBe(known.length);
  });

  test('has a name, and is documented', () => {
    const documented = readFileSync('docs/bounces.md', 'utf8');
    for (const { form } of all) expect(eventFormName(form)).not.toBe(form);
    for (const { name } of knownEventForms) expect(documented).toContain(name.split(' ')[0]);
  });

  test.each(all)('$form: $file is read as it is meant', async ({ form, file, bytes, expected }) => {
    const read = await readEventSample(file, bytes);
    expect(read).toEqual(expected);
    expect(Object.keys(expected.forms)).toContain(form);
  });

  test.each(all)('$form: $file is read the same in whatever pieces it comes', async (sample) => {
    for (const sizes of [[1], [2], [3], [7], [65_536], [1, 5, 1000]]) {
      expect(await readEventSample(sample.file, sample.bytes, sizes), `${sizes}`).toEqual(sample.expected);
    }
  });

  test.each(json)('$form: $file: every event is known by its own shape, and by one form', async (sample) => {
    const events = (await valuesOf(sample.bytes)).map(unwrapEvent).filter((event) => event !== null);
    const forms = events.map((event) => recogniseKnownEvent(event));
    expect(new Set(forms)).toEqual(new Set(knownEventForms.filter(({ id }) => id === sample.form)));
  });

  test.each(json)('$form: $file: no event bears on how another is read', async ({ file, bytes }) => {
    const values = await valuesOf(bytes);
    const text = (some: readonly unknown[]) => some.map((value) => `${JSON.stringify(value)}\n`).join('');
    const some = fc.shuffledSubarray([...values], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(some, some, async (first, more) => {
        const [one, two, both] = await Promise.all(
          [first, more, [...more, ...first]].map((part) => readEventSample(file, text(part))),
        );
        expect(withoutLines(both ?? '')).toEqual(
          [...withoutLines(one ?? ''), ...withoutLines(two ?? '')].sort(),
        );
      }),
      { numRuns: 20 },
    );
  });

  test.each(json)(
    '$form: $file: what its own code adds to an event does not matter',
    async ({ file, bytes }) => {
      const values = await valuesOf(bytes);
      const own = '{"__proto__":{"event":"x"},"constructor":"x","custom_1":"x",';
      const added = values.map((value) => `${JSON.stringify(value).replace('{', own)}\n`);
      const plain = values.map((value) => `${JSON.stringify(value)}\n`);
      expect(withoutLines(await readEventSample(file, added.join('')))).toEqual(
        withoutLines(await readEventSample(file, plain.join(''))),
      );
    },
  );
});

describe('a file is known to hold events by its first bytes', () => {
  const shown = all.filter(({ form }) => !['csv-events', 'json-events'].includes(form));
  test.each(shown)('$form: $file', async ({ form, bytes }) => {
    const media = await recogniseEventFile(bytes.subarray(0, 65_536));
    const expected = form.endsWith('-log')
      ? ['log']
      : json.some((sample) => sample.form === form)
        ? ['json']
        : ['mail', 'mbox'];
    expect(expected).toContain(media);
  });

  test.each([
    ['a table', 'email,reason\nann@mail.example,bounce\n'],
    ['a list', 'ann@mail.example\n'],
    [
      'an export of bounces',
      '[{"created":1796119200,"email":"ann@mail.example","reason":"550","status":"5.1.1"}]',
    ],
    [
      'suppressions',
      '{"Suppressions":[{"EmailAddress":"ann@mail.example","SuppressionReason":"HardBounce"}]}',
    ],
    ['nothing', ''],
    ['a cut off array', '[{"email":"ann@mail.example"'],
    ['UTF-16 that is broken', Buffer.from([0xff, 0xfe, 0x5b])],
  ])('and %s is not', async (_, content) => {
    expect(await recogniseEventFile(Buffer.from(content))).toBeNull();
  });
});
