/**
 * How a provider lets one mailbox have several addresses: a rule that is wrong would take two people for one. So only
 * what providers document or have confirmed is here, and a plus sign only where no name can hold one.
 */
export interface AliasRule {
  /** The domain that stands for all domains of the provider whose equal local parts are one mailbox; null for none. */
  readonly one: string | null;
  /** What begins a tag: everything from there on is the owner's own, and mail arrives without it too. */
  readonly tag: '+' | '-';
  /** Characters that the provider does not look at. */
  readonly ignored: string;
  /** Whether `anything@user.domain` is `user@domain`. */
  readonly subdomains: boolean;
}

const plus: AliasRule = { one: null, tag: '+', ignored: '', subdomains: false };

const rules: readonly (readonly [domains: string, rule: AliasRule])[] = [
  // Gmail Help, "Dots don't matter in Gmail addresses" and "Create task-specific email addresses"; googlemail.com is
  // the name that Gmail once had in Germany and the United Kingdom (Gmail Help, "Switch from googlemail.com")
  ['gmail.com googlemail.com', { one: 'gmail.com', tag: '+', ignored: '.', subdomains: false }],
  // Outlook.com has had it since 2013 (ZDNet, 24 January 2020, on Microsoft's announcement for Office 365); Microsoft
  // Learn, "Plus addressing in Exchange Online"; the domains are not one name space
  [
    `hotmail.com hotmail.be hotmail.ca hotmail.ch hotmail.co.il hotmail.co.jp hotmail.co.kr hotmail.co.nz hotmail.co.th
     hotmail.co.uk hotmail.com.ar hotmail.com.au hotmail.com.br hotmail.com.mx hotmail.com.tr hotmail.cz hotmail.de
     hotmail.dk hotmail.es hotmail.fi hotmail.fr hotmail.gr hotmail.hu hotmail.it hotmail.nl hotmail.no hotmail.se
     live.at live.be live.ca live.ch live.cl live.cn live.co.uk live.co.za live.com live.com.ar live.com.au live.com.mx
     live.com.pt live.de live.dk live.fi live.fr live.ie live.in live.it live.jp live.nl live.no live.ru live.se msn.com
     outlook.at outlook.be outlook.cl outlook.co.id outlook.co.il outlook.co.th outlook.com outlook.com.ar outlook.com.au
     outlook.com.br outlook.com.gr outlook.com.tr outlook.com.vn outlook.cz outlook.de outlook.dk outlook.es outlook.fr
     outlook.hu outlook.ie outlook.in outlook.it outlook.jp outlook.kr outlook.lv outlook.my outlook.ph outlook.pt
     outlook.sa outlook.sg outlook.sk`,
    plus,
  ],
  // Fastmail Help, "Plus addressing and subdomain addressing"
  ['fastmail.com fastmail.fm', { ...plus, subdomains: true }],
  // Apple Support 118230: who has @mac.com has the same name at @me.com and @icloud.com. Apple does not describe the plus
  // sign; that it is delivered is what users report, and a name of iCloud cannot hold one
  ['icloud.com me.com mac.com', { ...plus, one: 'icloud.com' }],
  // Proton Support, "Email addresses and aliases": plus; protonmail.com, protonmail.ch, proton.me and pm.me of one name
  // belong to one person. That dots, hyphens and underscores do not count Proton has said to users, not in that page
  [
    'proton.me protonmail.com protonmail.ch pm.me',
    { one: 'proton.me', tag: '+', ignored: '._-', subdomains: false },
  ],
  // Yahoo Help, "Creating disposable addresses" (AddressGuard): base name, hyphen, keyword, and US patent application
  // 2006/0041621 of Yahoo: the hyphen is kept for them, so that a name itself has none
  [
    `yahoo.com yahoo.ca yahoo.co.id yahoo.co.in yahoo.co.kr yahoo.co.nz yahoo.co.th yahoo.co.uk yahoo.co.za yahoo.com.ar
     yahoo.com.au yahoo.com.br yahoo.com.co yahoo.com.hk yahoo.com.mx yahoo.com.my yahoo.com.ph yahoo.com.sg yahoo.com.tr
     yahoo.com.tw yahoo.com.vn yahoo.de yahoo.dk yahoo.es yahoo.fi yahoo.fr yahoo.gr yahoo.ie yahoo.in yahoo.it yahoo.nl
     yahoo.no yahoo.pl yahoo.ro yahoo.se ymail.com rocketmail.com`,
    { one: null, tag: '-', ignored: '', subdomains: false },
  ],
  // Yandex Support, "Mailbox aliases (synonyms)": every mailbox has the same name at these domains
  ['yandex.ru yandex.com yandex.by yandex.kz ya.ru', { ...plus, one: 'yandex.ru' }],
  // HEY Help, "Plus addressing"; mailbox.org and Posteo, help pages on "+" addresses
  ['hey.com mailbox.org posteo.de posteo.net', plus],
];

/** The rule of every domain whose provider documents aliases. */
export const aliasRules: ReadonlyMap<string, AliasRule> = new Map(
  rules.flatMap(([domains, rule]) => domains.split(/\s+/).map((domain) => [domain, rule] as const)),
);

/** What stands behind the user's name, with its dot, where sub-domains are the names of users. */
export const userSubdomains: readonly string[] = [...aliasRules]
  .filter(([, { subdomains }]) => subdomains)
  .map(([domain]) => `.${domain}`);
