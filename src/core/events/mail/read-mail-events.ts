import type { ByteSource } from '../../byte-source.ts';
import type { Problem } from '../../finding.ts';
import type { EventEntry } from '../event-taker.ts';
import { parseMail } from './parse-mail.ts';
import { readMail } from './read-mail.ts';
import { type MailBytes, MailSplitter } from './split-mails.ts';

/** Reads one mail, or an mbox of them, mail by mail. */
export async function readMailEvents(
  source: ByteSource,
  take: (entry: EventEntry) => void,
  kind: 'mbox' | 'mail',
): Promise<Problem | null> {
  let waiting: MailBytes[] = [];
  const splitter = new MailSplitter(kind, (mail) => waiting.push(mail));
  const readWaiting = async () => {
    const mails = waiting;
    waiting = [];
    for (const { bytes, line } of mails) {
      const mail = await parseMail(bytes);
      const read = mail === null ? ({ reading: 'not-understood', form: 'mail' } as const) : readMail(mail);
      take({ ...read, line });
    }
  };
  for await (const chunk of source.chunks) {
    splitter.push(chunk);
    await readWaiting();
  }
  splitter.end();
  await readWaiting();
  return source.problem() ?? null;
}
