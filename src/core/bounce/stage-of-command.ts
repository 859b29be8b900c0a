import type { Stage } from './text-rule.ts';

const stages: ReadonlyMap<string, Exclude<Stage, null>> = new Map([
  ['conn', 'connect'],
  ['connect', 'connect'],
  ['banner', 'connect'],
  ['helo', 'connect'],
  ['ehlo', 'connect'],
  ['lhlo', 'connect'],
  ['starttls', 'connect'],
  ['auth', 'connect'],
  ['mail', 'mail'],
  ['rcpt', 'rcpt'],
  ['data', 'data'],
  ['bdat', 'data'],
]);

/** How servers and mailers name the end of the message, which RFC 5321 4.1.1.4 writes as a dot. */
const endOfData: ReadonlySet<string> = new Set([
  '.',
  'end of data',
  'end-of-data',
  'end of data command',
  'eod',
]);

/** The step that an SMTP command belongs to, by its first word (RFC 5321 4.1.1); null for others. */
export function stageOfCommand(command: string): Stage {
  const trimmed = command.slice(0, 40).trim().toLowerCase();
  if (endOfData.has(trimmed)) return 'data';
  const end = trimmed.search(/[^a-z]/);
  return stages.get(end < 0 ? trimmed : trimmed.slice(0, end)) ?? null;
}
