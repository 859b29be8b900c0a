import { describe, expect, test } from 'vitest';
import type { EventForm } from '../../../src/core/events/event-form.ts';
import { recogniserOf } from '../../../src/core/events/recognise-event.ts';
import { unwrapEvent } from '../../../src/core/events/unwrap-event.ts';

function form(id: string, ...signatures: readonly (readonly string[])[]): EventForm {
  return { id, name: id, signatures, read: () => 'left-out' };
}

const forms = [
  form('plain', ['email', 'event']),
  form('specific', ['email', 'event', 'data.id']),
  form('other', ['email', 'kind'], ['mail']),
];

function named(event: unknown): string | null {
  const found = recogniserOf(forms)(event);
  return typeof found === 'string' || found === null ? found : found.id;
}

describe('the form of an event', () => {
  test.each([
    ['plain', { email: 'x', event: 'y' }],
    ['specific', { email: 'x', event: 'y', data: { id: 0 } }],
    ['plain', { email: 'x', event: 'y', data: { id: null } }],
    ['other', { mail: false }],
    ['several', { email: 'x', event: 'y', kind: 'z' }],
    [null, { email: 'x' }],
    [null, Object.create({ email: 'x', event: 'y' })],
    [null, 'email event'],
    [null, null],
    [null, []],
  ])('is %s for %j', (expected, event) => {
    expect(named(event)).toBe(expected);
    expect(recogniserOf(forms.toReversed())(event)).toEqual(recogniserOf(forms)(event));
  });
});

describe('an envelope', () => {
  const event = { eventType: 'Bounce' };
  const topic = (content: unknown) => ({ TopicArn: 'arn', Message: content });
  test.each<[string, unknown, unknown]>([
    ['of a topic', topic(JSON.stringify(event)), event],
    ['of a topic that hands on the event as it is', topic(event), event],
    ['of a topic in a queue', { MessageId: 'm', Body: JSON.stringify(topic(JSON.stringify(event))) }, event],
    ['of a topic in a function', { Sns: topic(JSON.stringify(event)) }, event],
    ['of a bus', { 'detail-type': 'Email Bounced', source: 'aws.ses', detail: event }, event],
    ['with words alone', topic('Successfully validated'), null],
    ['that is none', { Message: 'x' }, { Message: 'x' }],
  ])('%s', (_, value, expected) => {
    expect(unwrapEvent(value)).toEqual(expected);
  });
});
