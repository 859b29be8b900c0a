/** The day as of which everything is judged, and the one on which it happened. */
export const judgedAs = '2026-11-20';
const day = '2026-11-10';

/** Files of a repository in which every row is about a canary, whole and broken in many ways. */
export function canaryFiles(canaries: readonly string[]): Record<string, string | Uint8Array> {
  const [one = '', two = '', three = ''] = canaries;
  const bounced = canaries.filter((_, index) => index % 4 === 0);
  const rows = canaries.map((address, index) => rowOf(address, index));
  const header = 'email,source,last_delivered_at,verification,soft_bounces';
  const list = `${[header, ...rows].join('\n')}\n`;
  const onFile = bounced.map((address, index) => `${address},${reasons[index % reasons.length]},,${day}`);
  const suppressions = `${['email,reason,scope,created_at', ...onFile, `${two},${one},${three},${day}`].join('\n')}\n`;
  return {
    '.github/bounce-gate.yml': policy,
    'lists/june.csv': list,
    'lists/quiet.csv': `email,last_delivered_at\n${canaries.map((address) => `${address},${day}\n`).join('')}`,
    'lists/named.csv': `email,${one}\n${two},${three}\n`,
    'lists/two-columns.csv': `email,e-mail,${one}\n${two},${three},x\n`,
    'lists/no-header.csv': `${one},x\n${two},y\n`,
    'lists/no-column.csv': `name,${one}\n${two},x\n`,
    'lists/quote.csv': `email,note\n${one},"${two}\n${three},x\n`,
    'lists/nul.csv': `email\n${one}\0\n`,
    'lists/utf16.csv': Buffer.from(`email\n${one}\n`, 'utf16le'),
    'lists/long.csv': `email\n${one}${'x'.repeat(1_100_000)}\n`,
    'lists/invalid.csv': `email\n${canaries.map((address) => `${address.replace('@', '@@')}\n`).join('')}`,
    'suppressions/all.csv': suppressions,
    'broken/unreadable.csv': `email,reason\n${canaries.map((address) => `${address.replace('@', '@@')},${one}\n`).join('')}`,
    'broken/unknown.csv': `${one},${two}\n${three},x\n`,
    'broken/json.json': `[{"email": "${one}", "reason": "bounce"}, {"email": "${two}`,
    'broken/events.ndjson': `${eventOf(one)}\n${eventOf(two).slice(0, -4)}\n`,
    'broken/policy.yml': `suppressions: [${one}]\n${two}: 1\npolicy: { total: { warn: ${three} } }\n`,
    'broken/not.yml': `suppressions: [\n${one}: "${two}`,
    'broken/report.json': `{"schema":"bounce-gate/report/1","campaigns":[{"campaign":"${one}"}]}`,
    'events/ses.ndjson': `${canaries.map(eventOf).join('\n')}\n`,
    'events/mail.log': canaries.map(logOf).join(''),
    'events/bounce.eml': mailOf(one, two),
    'bounces.ndjson': `${canaries.map((address) => JSON.stringify({ diagnostic: `550 5.1.1 <${address}>: unknown`, id: address })).join('\n')}\n`,
    'sources.csv': `source,sent,hard,soft\n${one},${canaries.length},2,1\n`,
  };
}

const reasons = ['hard-bounce', 'unsubscribe', 'complaint', 'soft bounce', 'manual'] as const;

function rowOf(address: string, index: number): string {
  const [local = '', domain = ''] = address.split('@');
  const spelt = [
    address,
    address.toUpperCase(),
    `${local}+news@${domain}`,
    `"${local} <${address}>"`,
    `${local}@@${domain}`,
    `${local}@${domain}.`,
    `info@${domain}`,
    `${address},${address},${address},${address},${address},${address}`,
  ];
  return `${spelt[index % spelt.length]},${index % 9 === 0 ? address : 'web'},${index % 7 === 0 ? address : day},valid,1`;
}

const policy = `suppressions: [suppressions/*.csv]
policy: { reserved-domains: allow }
sources: { web: single-opt-in }
campaigns:
  june:
    list: lists/june.csv
  quiet:
    list: lists/quiet.csv
`;

function eventOf(address: string): string {
  const diagnosticCode = `smtp; 550 5.1.1 <${address}>: user unknown`;
  const bouncedRecipients = [{ emailAddress: address, action: 'failed', status: '5.1.1', diagnosticCode }];
  const mail = { timestamp: `${day}T09:00:00.000Z`, messageId: address, destination: [address] };
  const bounce = {
    bounceType: 'Permanent',
    bounceSubType: 'General',
    timestamp: mail.timestamp,
    bouncedRecipients,
  };
  return JSON.stringify({ eventType: 'Bounce', mail, bounce });
}

function logOf(address: string): string {
  return `Nov 10 09:00:00 mail postfix/smtp[1]: F180CB7A: to=<${address}>, relay=none, dsn=5.1.1, status=bounced (<${address}>: unknown)\n`;
}

function mailOf(one: string, two: string): string {
  const report = `Final-Recipient: rfc822; ${one}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 ${two}\n`;
  const head = `From: MAILER-DAEMON@mx.example\nTo: ${two}\nSubject: failure notice for ${one}\n`;
  return `${head}Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n${report}\n--b--\n`;
}
