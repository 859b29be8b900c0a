import type { TextRule } from '../text-rule.ts';
import { phrases } from './phrases.ts';

/** Refusals for what the message is or holds, and for rules of the receiving side: the campaign's problem. */
export const filterRules: readonly TextRule[] = [
  {
    id: 'text-greylist',
    class: 'greylist',
    confidence: 'high',
    any: phrases(`
      greylist*, graylist*, grey listed, gray listed, grey listing, gray listing, postgrey*
    `),
  },
  {
    id: 'text-spam',
    class: 'spam-content',
    confidence: 'high',
    any: phrases(`
      looks like spam, considered spam, considered to be spam, considered as spam, detected as spam,
      identified as spam, classified as spam, flagged as spam, marked as spam, recognized as spam,
      rejected as spam, appears to be spam, is spam, likely spam, suspected spam, possible spam,
      probable spam, spam message, spam mail, spam email, spam content, spam detected, spam rejected,
      spam denied, spam blocked, spam score, spam filter*, spam check*, spam engine, spam policy, spam like,
      spammy, antispam, anti spam, spamassassin, cloudmark, likely unsolicited, unsolicited,
      suspected unsolicited, junk mail, bulk mail, bulk email, ube, uce, phishing, content reject*,
      content rejected, rejected due to content, rejected due to its content, rejected for content,
      message content, mail content denied, content filter*, content is not acceptable, suspicious content,
      suspect content, contenu indésirable, considéré comme spam, als spam, como spam, come spam, 垃圾邮件,
      迷惑メール, 스팸
    `),
  },
  {
    id: 'text-policy',
    class: 'policy',
    confidence: 'high',
    any: phrases(`
      denied by policy, rejected by policy, refused by policy, blocked by policy, policy reason,
      policy reasons, policy violation, violates policy, violation of policy, email policy, local policy,
      site policy, security policy, company policy, policy restriction, policy restrictions,
      policy rejection, due to policy, for policy, against policy, our policy, administrative prohibition,
      administratively prohibited, administrative policy, envelope blocked, blocked senders,
      organization policy, transport rule, mail flow rule, rejected by rule, your country, from country,
      geoip, geo location, bounce address tag, batv, tls required, requires tls, encryption required
    `),
  },
  {
    id: 'text-message',
    class: 'message',
    confidence: 'high',
    any: phrases(`
      exceeded the maximum incoming message size, maximum incoming message, message too large,
      message too big, message is too large, message is too big, message size exceeds, message size limit,
      message length exceeds, maximum message size, max message size, message exceeds maximum,
      message exceeded maximum, message exceeds fixed maximum, exceeds maximum size, exceeded size limit,
      exceeds size limit, exceeded mailsize limit, maximum fixed size, message file too big,
      size limit exceeded, size exceeds, mail too large, mail size, email too large, too many recipients,
      rfc 2822, rfc2822, rfc 5322, rfc5322, rfc 822 syntax, bare lf, bare linefeed, bare linefeeds,
      bare newline, stray newline, line too long, lines too long, line length exceeds, missing from header,
      missing date header, missing header, missing headers, missing message id, invalid message id,
      header error, invalid header, invalid headers, malformed header, malformed message, malformed mime,
      duplicate header, multiple from, not rfc compliant, non rfc compliant, message format, nested mime,
      unencoded 8 bit
    `),
    unless: ['mailbox size limit', 'quota', 'storage'],
  },
];
