import { describe, expect, test } from 'vitest';
import type { EventReading } from '../../../src/core/events/event-form.ts';
import { joinEvents } from '../../../src/core/events/join-events.ts';
import { readEventSample } from './read-event-sample.ts';

const ann = { address: 'ann@mail.example', event: 'bounced' };
const bob = { address: 'bob@mail.example', event: 'delivered' };

describe('what is not understood costs no other event', () => {
  test.each<[EventReading, readonly EventReading[]]>([
    [
      [ann, null, bob],
      [[ann], 'not-understood', 'left-out', [bob]],
    ],
    [
      [ann, null, bob],
      [[ann, null], [bob]],
    ],
    ['not-understood', ['not-understood', 'left-out', 'not-understood']],
    ['left-out', ['left-out']],
    ['left-out', []],
  ])('%j', (expected, readings) => {
    expect(joinEvents(readings)).toEqual(expected);
  });

  test('in a batch that a queue holds as one message', async () => {
    const bounce = { recipient: 'ann@mail.example', event: 'hard_bounce' };
    const text = JSON.stringify({ MessageId: 'm', Body: JSON.stringify([bounce, 7, bounce]) });
    const read = await readEventSample('queue.json', text);
    expect(read).toMatchObject({ notUnderstood: [1], leftOut: 0 });
    expect(typeof read === 'string' ? [] : read.rows).toHaveLength(2);
  });
});
