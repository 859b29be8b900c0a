import type { TextRule } from '../text-rule.ts';
import { phrases } from './phrases.ts';

/** Words that only one provider uses, from the pages on which they publish their replies (docs/bounces.md names them). */
export const providerRules: readonly TextRule[] = [
  // Google: the help links in its replies name the reason
  {
    id: 'provider-google-full-and-inactive',
    class: 'disabled',
    confidence: 'high',
    any: ['overquotaperm', 'out of storage space and inactive', 'over quota and inactive'],
  },
  {
    id: 'provider-google-rate',
    class: 'rate',
    confidence: 'high',
    any: phrases(`
      receivingrate, receivingrateperm, receiving mail at a rate, receiving mail too quickly,
      detected an unusual rate
    `),
  },
  {
    id: 'provider-google-disabled',
    class: 'disabled',
    confidence: 'high',
    any: ['disableduser', 'account that you tried to reach is disabled'],
  },
  {
    id: 'provider-google-no-such-user',
    class: 'unknown-user',
    confidence: 'high',
    any: ['nosuchuser', 'answer 6596', 'account that you tried to reach does not exist'],
  },
  {
    id: 'provider-google-group',
    class: 'recipient-filter',
    confidence: 'high',
    any: ['groups.google.com', 'group you tried to contact', 'permission to post messages to the group'],
    unless: ['nosuchuser'],
  },
  // Microsoft: names of transport components
  {
    id: 'provider-microsoft-no-recipient',
    class: 'unknown-user',
    confidence: 'high',
    temporary: false,
    any: ['recipient address rejected access denied'],
    statuses: ['5.4.1'],
  },
  {
    id: 'provider-microsoft-no-recipient-host',
    class: 'unknown-user',
    confidence: 'high',
    temporary: false,
    any: ['recipient address rejected access denied'],
    also: ['.protection.outlook.com'],
  },
  {
    id: 'provider-microsoft-recipient-not-found',
    class: 'unknown-user',
    confidence: 'high',
    any: phrases(`
      resolver adr recip*, resolver adr exrecipnotfound, recipient not found by smtp address lookup,
      recipnotfound*, recipientnotfound*
    `),
  },
  {
    id: 'provider-microsoft-disabled',
    class: 'disabled',
    confidence: 'high',
    any: ['accountdisabledexception*', 'mapiexceptionaduserdisabled*', 'mailboxdisabledexception*'],
  },
  {
    id: 'provider-microsoft-full',
    class: 'full',
    confidence: 'high',
    any: ['mapiexceptionshutoffquotaexceeded*', 'quotaexceededexception*', 'shutoffquotaexceeded*'],
  },
  {
    id: 'provider-microsoft-rate',
    class: 'rate',
    confidence: 'high',
    any: ['recipientthreadlimitexceeded*', 'recipient thread limit exceeded', 'submissionquotaexceeded*'],
  },
  {
    id: 'provider-microsoft-restricted',
    class: 'recipient-filter',
    confidence: 'high',
    any: [
      'resolver rst notauthorized*',
      'resolver rst authrequired*',
      'resolver rst restrictedto*',
      'resolver rst dlneedsmoderation*',
    ],
  },
  {
    id: 'provider-microsoft-size',
    class: 'message',
    confidence: 'high',
    any: ['resolver rst recipsizelimit*', 'resolver rst sendsizelimit*', 'sizelimit*'],
  },
  {
    id: 'provider-microsoft-reputation',
    class: 'reputation',
    confidence: 'high',
    any: phrases(`
      s3140, s3150, s775, sc 001, sc 002, sc 003, sc 004, dy 001, dy 002, ou 001, ou 002,
      part of their network is on our block list
    `),
  },
  { id: 'provider-microsoft-limit', class: 'rate', confidence: 'high', any: ['rp 001', 'rp 002', 'rp 003'] },
  // Yahoo and AOL
  {
    id: 'provider-yahoo-no-account',
    class: 'unknown-user',
    confidence: 'high',
    any: ["user doesn't have a", 'user does not have a'],
    near: ['account'],
  },
  {
    id: 'provider-yahoo-deferred',
    class: 'rate',
    confidence: 'high',
    any: ['tss04', 'tss05', 'tss09', 'tss11', 'tss12', 'ts01', 'ts02', 'ts03', 'ts04'],
  },
  // AOL, before it took Yahoo's words: letters in brackets
  {
    id: 'provider-aol-reputation',
    class: 'reputation',
    confidence: 'high',
    any: phrases(`
      rtr bb, rtr du, rtr sc, rtr bl, rly b1, rly b2, rly bl, rly ir, con b1, dyn t1, dyn t2
    `),
  },
  {
    id: 'provider-aol-content',
    class: 'spam-content',
    confidence: 'high',
    any: ['hvu b1', 'hvu b2', 'rly bd', 'rly ch'],
  },
  // Facebook: RCP-P1 no such user; P2 and P3 the recipient's own settings
  {
    id: 'provider-facebook-unknown',
    class: 'unknown-user',
    confidence: 'high',
    any: ['rcp p1'],
    also: ['facebook.com', 'facebook'],
  },
  {
    id: 'provider-facebook-filter',
    class: 'recipient-filter',
    confidence: 'high',
    any: ['rcp p2', 'rcp p3'],
  },
  {
    id: 'provider-facebook-policy',
    class: 'policy',
    confidence: 'high',
    any: ['pol p1', 'pol p2', 'pol p3', 'pol p4', 'pol p5', 'pol p6', 'pol p7'],
  },
  // Mail.ru says so only after the message, and its own words tell the reason
  {
    id: 'provider-mailru-unknown',
    class: 'unknown-user',
    confidence: 'high',
    any: ['invalid mailbox local mailbox'],
    also: ['is unavailable user not found'],
  },
  // GoDaddy: IB605 and IB607 are limits per hour
  { id: 'provider-godaddy-rate', class: 'rate', confidence: 'high', any: ['ib605', 'ib607'] },
  // docomo and au say "unknown user" also where the recipient's own filter refused
  {
    id: 'provider-japan-carrier',
    class: 'unknown-user-temp',
    confidence: 'medium',
    any: ['user unknown', 'unknown user'],
    also: ['docomo.ne.jp', 'ezweb.ne.jp', 'au.com'],
    stages: ['data', null],
    statuses: ['none', '5.2.0', '5.2.1', '5.3.0', '5.7.1'],
  },
  { id: 'provider-docomo-full', class: 'full', confidence: 'high', any: ['too much mail data'] },
  // NetEase (163, 126): letters before the colon say which rule
  {
    id: 'provider-netease-spam',
    class: 'spam-content',
    confidence: 'high',
    any: ['dt spm', 'dt sum', 'dt rbl', 'hl rep', 'hl ihu', 'wm bli', 'wm blu'],
  },
  {
    id: 'provider-netease-rate',
    class: 'rate',
    confidence: 'high',
    any: ['hl icc', 'hl ifc', 'mi cel', 'mi dmc', 'mi sfq', 'mi stc', 'rp drc', 'rp ccl', 'mi ccl'],
  },
  // Cox, Charter and others behind cloudfilter: AUP# and the list that has the sender
  {
    id: 'provider-cloudfilter',
    class: 'reputation',
    confidence: 'high',
    any: ['aup*'],
    near: ['rejected', 'blocked', 'refused', 'error codes'],
  },
  // 1&1, GMX, WEB.DE: a list in brackets after the sentence
  {
    id: 'provider-kundenserver',
    class: 'reputation',
    confidence: 'high',
    any: ['ask your postmaster for help or to contact'],
  },
];
