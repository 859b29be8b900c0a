import type { PayloadCode } from './payload-problem.ts';

/** The one date token that we write; everything in it but the seconds and the words is fixed. */
const dateToken = /^!date\^\d{1,12}\^\{date_short_pretty\} \{time\}\|[^|]{1,600}$/;

/** How mentions and links begin when Slack reads `<` (https://docs.slack.dev/messaging/formatting-message-text). */
const tokenStart = /<(?:[!@#]|https?:|mailto:|tel:)/i;

/**
 * What mrkdwn would do beyond showing words: every `<` must begin a date of ours or a link to one of `hosts`, so that
 * there is no mention, no broadcast and no link that data chose. Null when all is well.
 */
export function findActiveToken(text: string, hosts: ReadonlySet<string>): PayloadCode | null {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const end = text.indexOf('>', at);
    const problem = judgeToken(end < 0 ? '' : text.slice(at + 1, end), hosts);
    if (problem !== null) return problem;
  }
  return null;
}

/** Whether text that Slack shows letter by letter would be a token if it did not. */
export function startsToken(text: string): boolean {
  return tokenStart.test(text);
}

function judgeToken(token: string, hosts: ReadonlySet<string>): PayloadCode | null {
  if (dateToken.test(token)) return null;
  const [address = '', label, ...more] = token.split('|');
  if (label === undefined || more.length > 0 || !address.startsWith('https://')) return 'active-token';
  return isLinkTo(address.replaceAll('&amp;', '&'), hosts) ? null : 'foreign-link';
}

/**
 * Whether an address is an https link to one of the hosts, with nothing in it that parsers of URLs disagree about. A user
 * name needs no rule here: its at sign is held back as an address.
 */
export function isLinkTo(address: string, hosts: ReadonlySet<string>): boolean {
  if (!/^https:\/\/[\x21-\x7e]+$/.test(address) || /[<>|\\^`]/.test(address)) return false;
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && hosts.has(url.host);
}
