import type { ParsedMail } from './parsed-mail.ts';

/** What a mail without a report is, by who sent it and how it presents itself. */
export type MailNature = 'bounce' | 'automatic' | 'ordinary';

const daemon =
  /(?:mailer-daemon|mail-daemon|postmaster|mail delivery (?:sub)?system|mail administrator|mailerdaemon|microsoftexchange)/i;
const bounceSubject =
  /(?:undeliver|non-?deliver|not be delivered|couldn.t be delivered|delivery (?:status notification|failure|failed|problem|error|report)|failure notice|mail delivery failed|returned (?:mail|to sender)|delivery has failed|message (?:rejected|bounced)|unzustellbar|unable to deliver|mail system error|rejected:|bounce)/i;
const automaticSubject =
  /(?:^\s*(?:auto(?:matic)?[ -]?(?:reply|response|responder)|autoreply)|out of (?:the )?office|abwesenheit|automatische antwort|r.ponse automatique|respuesta autom.tica|absence|vacation|on (?:holiday|leave))/i;

/**
 * Tells a bounce from an automatic answer (RFC 3834) and from a letter, by the headers: bounces come from a daemon or say
 * so in their subject, and some bear the marks of automatic answers as well.
 */
export function natureOf(mail: ParsedMail): MailNature {
  const subject = mail.header('subject').slice(0, 500);
  const from = `${mail.header('from')} ${mail.header('sender')}`.slice(0, 500);
  if (mail.header('x-failed-recipients') !== '') return 'bounce';
  if (automaticSubject.test(subject)) return 'automatic';
  if (daemon.test(from) || bounceSubject.test(subject)) return 'bounce';
  if (isAutomatic(mail)) return 'automatic';
  // because only reports and automatic answers leave nobody to reply to (RFC 5321 4.5.5)
  return mail.header('return-path') === '<>' ? 'bounce' : 'ordinary';
}

function isAutomatic(mail: ParsedMail): boolean {
  const submitted = mail.header('auto-submitted').toLowerCase();
  if (submitted !== '' && !submitted.startsWith('no')) return true;
  return (
    ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => mail.header(name) !== '') ||
    /^auto[_-]?reply/i.test(mail.header('precedence'))
  );
}
