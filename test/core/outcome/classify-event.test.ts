import { describe, expect, test } from 'vitest';
import { type ClassifiedEvent, classifyEvent } from '../../../src/core/outcome/classify-event.ts';
import type { EventRow } from '../../../src/core/outcome/event-row.ts';

type Meaning = ClassifiedEvent['meaning'];

function meaningOfRow(row: Partial<EventRow>): Meaning | null {
  return classifyEvent({ address: 'ann@mail.example', event: '', ...row })?.meaning ?? null;
}

describe('an event', () => {
  test.each<[string, Partial<EventRow>, Meaning | null]>([
    ['whose word says which kind keeps it', { event: 'hard_bounce', diagnostic: '452 4.2.2 full' }, 'hard'],
    [
      'whose word says that it was delivered was',
      { event: 'delivered', diagnostic: '250 2.0.0 ok' },
      'delivered',
    ],
    ['that is a bounce of a kind is of it', { event: 'bounce', kind: 'Permanent', status: '4.2.2' }, 'hard'],
    ['that is a bounce of a kind is of it', { event: 'bounce', kind: 'transient' }, 'soft'],
    ['that is a bounce of a kind is of it', { event: 'failed', kind: 'temporary' }, 'soft'],
    ['that is a bounce of a kind is of it', { event: 'bounce', kind: 'blocked' }, 'block'],
    [
      'whose kind repeats the word is read by its status',
      { event: 'bounce', kind: 'bounce', status: '4.2.2' },
      'soft',
    ],
    ['that is a bounce is read by its status', { event: 'bounce', status: '5.1.1' }, 'hard'],
    ['that is a bounce is read by its status', { event: 'bounce', status: '550' }, 'hard'],
    ['that is a bounce is read by its status', { event: 'bounce', status: '5.2.2' }, 'soft'],
    ['that is a bounce is read by its status', { event: 'bounce', status: '5.7.1' }, 'block'],
    [
      'that is a bounce is read by the reply',
      { event: 'bounce', diagnostic: '550 5.1.1 no such user' },
      'hard',
    ],
    ['that is a bounce is read by the reply', { event: 'bounce', diagnostic: '421 try later' }, 'soft'],
    ['the status goes before the reply', { event: 'bounce', status: '4.2.2', diagnostic: '550 no' }, 'soft'],
    ['with a code for a word is a bounce', { event: '5.1.1' }, 'hard'],
    ['with a code for a word is a bounce', { event: '452 4.2.2 full' }, 'soft'],
    ['without a word but with a status is a bounce', { status: '5.1.1' }, 'hard'],
    ['without a word but with a kind is a bounce', { kind: 'hard' }, 'hard'],
    ['without anything is not understood', {}, null],
    ['with a word that is not known is not understood', { event: 'frobbed', status: '5.1.1' }, null],
  ])('%s', (_, row, meaning) => {
    expect(meaningOfRow(row)).toBe(meaning);
  });

  test('that is only called a bounce counts as hard, and that is said', () => {
    expect(classifyEvent({ address: '', event: 'bounce' })).toEqual({ meaning: 'hard', assumed: true });
    expect(classifyEvent({ address: '', event: 'bounce', diagnostic: 'sorry' })).toEqual({
      meaning: 'hard',
      assumed: true,
    });
    expect(classifyEvent({ address: '', event: 'bounce', status: '5.1.1' })?.assumed).toBe(false);
  });

  test('a better reader of replies may stand in, and is asked only where the word leaves it open', () => {
    const asked: string[] = [];
    const classify = ({ status, diagnostic }: { status: string; diagnostic: string }) => {
      asked.push(`${status}|${diagnostic}`);
      return 'none' as const;
    };
    const row = { address: '', event: 'bounce', status: '5.0.0', diagnostic: 'out of office' };
    expect(classifyEvent(row, classify)).toEqual({ meaning: 'told', assumed: false });
    expect(classifyEvent({ ...row, event: 'soft bounce' }, classify)?.meaning).toBe('soft');
    expect(asked).toEqual(['5.0.0|out of office']);
  });
});
