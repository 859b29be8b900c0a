/**
 * Misspelt domains of providers and what was meant, collected by hand: dropped, doubled and swapped letters, and wrong
 * top-level names. A list of known mistakes errs less than a distance, since many short domains near a provider's are
 * real; several of these take mail for strangers, so they are only ever suggested, never corrected.
 */
const misspellings: Readonly<Record<string, string>> = {
  'aol.com': 'aol.co aol.con aoll.com aol.cm',
  'gmail.com':
    'gmai.com gmaill.com gmail.co gmail.cm gmail.con gmail.comm gmail.om gmali.com gmal.com gamil.com gmial.com gmil.com gnail.com gmaul.com gmaik.com gmailcom.com ggmail.com gmail.cpm gmail.vom gmsil.com gimail.com gmaio.com gmqil.com gmeil.com gmaii.com',
  'hotmail.com':
    'hotmail.co hotmail.con hotmail.cm hotmial.com hotmal.com hotmai.com hotmil.com hotamil.com hotmaill.com hotnail.com hotmail.comm hotmsil.com hoymail.com hptmail.com homtail.com hotmaul.com htomail.com hotmial.co otmail.com',
  'icloud.com': 'icloud.co icloud.con iclod.com icoud.com iclould.com icloud.cm icluod.com',
  'live.com': 'live.con live.cm livee.com',
  'msn.com': 'msn.con msn.cm',
  'outlook.com':
    'outlook.co outlook.con outlok.com outllok.com outloo.com outlool.com outllook.com oulook.com otlook.com outlook.cm outook.com putlook.com outlookl.com',
  'yahoo.com':
    'yahoo.con yahoo.cm yaho.com yahooo.com yhoo.com yahho.com yaoo.com yahoo.comm yhaoo.com yahoi.com yajoo.com yahoo.om yayoo.com ayhoo.com yahoo.vom ahoo.com',
};

const meant: ReadonlyMap<string, string> = new Map(
  Object.entries(misspellings).flatMap(([right, wrong]) =>
    wrong.split(' ').map((domain) => [domain, right] as const),
  ),
);

/** The provider's domain that a misspelt one (lower case) is known to mean, or null. */
export function misspeltProvider(domain: string): string | null {
  return meant.get(domain) ?? null;
}
