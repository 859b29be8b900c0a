import type { TextRule } from '../text-rule.ts';
import { phrases } from './phrases.ts';

/** What a report of failure says; a subject line quoted in it may sound like anything. */
const failed = phrases(`
  not delivered, could not be delivered, couldn't be delivered, cannot be delivered, undeliverable,
  undelivered, delivery failed, delivery has failed, unable to deliver, not able to deliver, did not reach
`);

/** Mail that is no bounce though it comes back: reports, auto-replies (RFC 3834), challenges, notices of delay or delivery. */
export const noBounceRules: readonly TextRule[] = [
  {
    id: 'guard-feedback',
    unless: failed,
    class: 'feedback',
    confidence: 'high',
    failure: 'none',
    any: phrases(`
      email abuse report, abuse report for an email, feedback type abuse, feedback type opt out,
      opt out report, spam complaint report, reported this message as spam, reported your message as spam,
      marked this message as spam, marked your message as spam, complaint about message from,
      not delivering to a user who marked your messages as spam
    `),
  },
  {
    id: 'guard-delayed',
    class: 'delayed',
    confidence: 'high',
    failure: 'temporary',
    any: phrases(`
      has been delayed, delivery status notification delay, action delayed, delivery is delayed,
      will be retried, will retry for, will keep trying, will continue to try, will continue trying,
      still trying to deliver, attempts to deliver the message will continue,
      delivery attempts will continue, you do not need to resend, you don't need to resend,
      this is a warning only, this is a warning message only, warning message only,
      could not send message for past, message still undelivered after, has not yet been delivered,
      zustellung verzögert, se ha retrasado, a été retardée, 配信が遅れています
    `),
    unless: phrases(`
      failed permanently, permanent failure, permanent error, giving up, gave up, has failed,
      no further delivery attempts, no longer be retried, not going to try again
    `),
  },
  {
    id: 'guard-challenge',
    unless: failed,
    class: 'challenge',
    confidence: 'high',
    failure: 'none',
    any: phrases(`
      verify that you are human, verify you are human, prove you are human, prove that you are human,
      confirm that you sent, please confirm your message, to confirm your message, challenge response,
      sender confirmation required, is being held until, held until you confirm, spam arrest,
      click the link below to deliver, awaits moderator approval, awaiting moderator approval,
      held for moderator approval
    `),
  },
  {
    id: 'guard-auto-reply',
    unless: failed,
    class: 'auto-reply',
    confidence: 'high',
    failure: 'none',
    any: phrases(`
      out of office, out of the office, automatic reply, auto reply, autoreply, autoresponder,
      auto response, automated reply, automated response, on vacation, vacation message, on annual leave,
      on maternity leave, on parental leave, on holiday until, on leave until, i am currently away,
      i'm currently away, i will be back, i will be out of, limited access to email,
      limited access to my email, thank you for your email, thank you for your message,
      thank you for contacting, we have received your email, abwesenheitsnotiz, automatische antwort,
      nicht im büro, ich bin abwesend, absence du bureau, absent du bureau, réponse automatique,
      respuesta automática, fuera de la oficina, gracias por contactar, risposta automatica, fuori ufficio,
      resposta automática, fora do escritório, automatisch antwoord, afwezigheidsbericht, autosvar,
      poissa toimistolta, odpowiedź automatyczna, автоответ, автоматический ответ, 自动回复, 自動回覆, 自動返信, 自動応答,
      자동 응답, 자동회신
    `),
  },
  {
    id: 'guard-delivered',
    unless: failed,
    class: 'delivered',
    confidence: 'high',
    failure: 'none',
    any: phrases(`
      action delivered, action relayed, action expanded, was successfully delivered,
      successfully delivered to, been successfully delivered, successfully relayed, was relayed to,
      read receipt, return receipt, your message was delivered, your message was read, was displayed on
    `),
  },
];
