import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kindOfReply } from '../../../src/core/outcome/kind-of-reply.ts';
import { lines } from '../check-text.ts';
import { countTexts, tallyTexts } from '../outcome/tally-texts.ts';

const names = 'ann bob cyd dan eve fay gus hal ida jan kim lee mia ned'.split(' ');
const list = lines('email', ...names.map((name) => `${name}@mail.example`));

async function counted(sample: string): Promise<string> {
  const text = readFileSync(`test/formats-events/${sample}`, 'utf8');
  const { cells } = await countTexts(list, `${text}${more(sample, text)}`, { classify: kindOfReply });
  const sum = (name: 'dropped' | 'mailed' | 'hard' | 'soft' | 'block') =>
    cells.reduce((before, cell) => before + cell[name], 0);
  return [sum('mailed'), sum('hard'), sum('soft'), sum('block'), sum('dropped')].join(' ');
}

/** Lines again and again, so that what is not understood in a sample stays below a twentieth. */
function more(sample: string, text: string): string {
  const isLines = sample.endsWith('.ndjson') || sample.endsWith('.log');
  const [, line = ''] = text.split('\n');
  return isLines ? `${line}\n`.repeat(60) : '';
}

describe('an outcome is counted from what any service or server tells', () => {
  test.each([
    ['amazon-ses-events/sample.ndjson', '10 3 2 1 1'],
    ['amazon-ses-events/queue-and-function.json', '4 2 1 0 0'],
    ['mailgun-webhook/sample.ndjson', '2 1 0 0 3'],
    ['brevo-events/sample.ndjson', '9 3 1 0 1'],
    ['mailersend-webhook/sample.ndjson', '8 2 1 0 1'],
    ['postfix-log/sample.log', '3 1 0 0 0'],
    ['exim-log/sample.log', '7 2 1 0 0'],
    ['delivery-report/mailbox.mbox', '6 1 1 0 0'],
    ['delivery-report/several-recipients.eml', '3 0 0 0 0'],
    ['sparkpost-events/sample.json', '4 1 1 1 0'],
  ])('%s: mailed, hard, soft, block and dropped', async (sample, expected) => {
    expect(await counted(sample)).toBe(expected);
  });

  test('a log of something else has no events, and a mailbox of letters none either', async () => {
    const log = 'Dec  1 09:00:00 mail dovecot: imap-login: x\n';
    const letter = 'From: ann@mail.example\nSubject: Hello\nTo: news@send.example\n\nHello.\n';
    for (const text of [log, letter]) {
      const tallied = await tallyTexts(list, text);
      expect(tallied.ok ? 'read' : tallied.problem.code).toBe('outcome-no-rows');
    }
  });
});
