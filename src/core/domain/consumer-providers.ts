/**
 * Providers whose mailboxes belong to private people, by the ending they run under. They decide the decay class of a recipient
 * (see `projection/parameters`), and are no crowd however many recipients they have. Own collection, from the providers'
 * public sign-up pages and those of companies that sell lines to homes; a provider that is missing is counted as a business
 * domain. One that gives mailboxes under its name and hosts domains of companies too (zoho.com) stands here for its name.
 */
const providersByEnding: Readonly<Record<string, string>> = {
  '163.com': 'vip',
  at: 'aon chello gmx inode kabsi live liwest outlook posteo tele2 utanet',
  be: `belgacom brutele euphonynet hotmail live mail outlook pandora scarlet skynet tele2 telenet versatel voo`,
  bg: 'abv dir gbg mail',
  biz: 'gmx',
  by: 'mail tut yandex',
  ca: 'cogeco eastlink hotmail live mts rogers sasktel shaw sympatico telus videotron yahoo',
  ch: `bluemail bluewin freesurf gmx hispeed hotmail live mail netplus posteo protonmail sunrise swissonline
    vtxnet`,
  cl: 'hotmail live outlook tie vtr yahoo',
  cn: 'live sina yahoo',
  'co.id': 'outlook yahoo',
  'co.il': 'bezeqint hotmail netvision outlook walla',
  'co.in': 'rediffmail yahoo',
  'co.jp': 'excite hotmail infoseek yahoo',
  'co.kr': 'chol hanafos hotmail lycos yahoo',
  'co.nz': 'actrix hotmail ihug paradise slingshot vodafone xtra yahoo',
  'co.th': 'hotmail outlook yahoo',
  'co.uk': `aol blueyonder breathe btopenworld fastmail freeserve freeuk fsnet gmx googlemail hotmail live lycos
    madasafish onetel supanet tiscali ukonline wanadoo yahoo`,
  'co.za': 'lantic live mweb vodamail webmail yahoo',
  com: `126 139 163 189 21cn accountant adelphia aim altavista aol asia bigpond blueyonder btconnect btinternet
    btopenworld cableone caramail care2 catlover centurylink cheerful compuserve consultant ctemplar doctor
    dr dreamwiz email embarqmail empal engineer eudoramail europe excite fastmail foxmail freechal freeserve
    frontier fsmail globo gmail gmx googlemail hey hispavista hotmail hush hushmail icloud in iname inbox
    indiatimes insightbb juno kakao knology korea latinmail lawyer lineone live lycos mac madasafish mail
    mailfence mailo mchsi me mindspring mixmail msn mynet myway nate naver netins netscape nifty ntlworld onetel
    onmail outlook ozemail ozu paran peoplepc pobox post protonmail q qq rcn rediffmail roadrunner
    rocketmail rogers rr runbox sify sina sky sohu startmail supanet talk21 techie tom tuta tutamail
    tutanota twc usa virginmedia vsnl walla wildblue windstream workmail wow wowway writeme y7mail yahoo
    yandex yeah ymail zoho zohomail`,
  'com.ar': 'arnet ciudad fibertel hotmail live outlook speedy uolsinectis yahoo',
  'com.au': 'bigpond hotmail iprimus live netspace optusnet outlook ozemail tpg yahoo',
  'com.br': `bol brturbo click21 globo globomail hotmail ibest ig oi outlook pop r7 superig terra uol yahoo zipmail`,
  'com.cn': 'yahoo',
  'com.co': 'yahoo',
  'com.gr': 'outlook',
  'com.hk': 'yahoo',
  'com.mx': 'hotmail live prodigy yahoo',
  'com.my': 'yahoo',
  'com.pe': 'terra yahoo',
  'com.ph': 'yahoo',
  'com.pt': 'live',
  'com.sa': 'yahoo',
  'com.sg': 'singnet yahoo',
  'com.tr': 'hotmail mynet outlook superonline ttmail ttnet yahoo yandex',
  'com.tw': 'pchome yahoo',
  'com.ua': 'bigmir ukr',
  'com.ve': 'cantv hotmail yahoo',
  'com.vn': 'outlook yahoo',
  cz: 'atlas centrum email hotmail iol outlook post quick seznam tiscali volny',
  de: `alice aol arcor directbox email emailn ewetel fastmail freenet gmx googlemail hotmail ish kabelbw
    kabelmail live lycos mail mail-buero mnet mnet-online netcologne nexgo o2online online osnanet outlook
    posteo t-online tiscali tutanota unity-mail unitybox unitymedia versanet versatel vodafone web yahoo`,
  dk: `get2net hotmail jubii live mailme ofir outlook stofanet tdcadsl tdcspace webspeed yahoo youmail`,
  ee: 'hot mail neti online',
  es: 'euskaltel hotmail jazztel mixmail ono orange outlook terra vodafone wanadoo yahoo',
  eu: 'gmx interia onet poczta zoho',
  fi: 'elisanet hotmail kolumbus kotiposti live luukku mbnet saunalahti suomi24 welho yahoo',
  fm: 'fastmail interia poczta',
  fr: `9online aliceadsl aol bbox caramail cegetel club-internet dbmail free freesurf gmx hotmail libertysurf
    live mail netcourrier neuf noos nordnet numericable orange outlook ozone sfr tele2 voila wanadoo
    worldonline yahoo`,
  gr: 'forthnet freemail hol hotmail mail otenet yahoo',
  hr: 'inet net t-com vip',
  hu: 'chello citromail freemail hotmail indamail invitel outlook t-online upcmail vipmail',
  ie: 'eircom iol live outlook yahoo',
  in: 'bsnl live outlook rediffmail yahoo',
  info: 'gmx',
  io: 'tuta',
  is: 'simnet visir',
  it: `alice aol email excite fastwebnet hotmail infinito interfree inwind iol jumpy katamail libero live
    outlook supereva tele2 teletu tim tin tiscali virgilio vodafone yahoo`,
  jp: 'excite infoseek live outlook so-net',
  kr: 'outlook',
  kz: 'mail yandex',
  li: 'gmx',
  lt: 'delfi inbox mail takas',
  lv: 'apollo delfi e-apollo inbox mail outlook',
  me: 'pm proton',
  my: 'outlook',
  'ne.jp': `asahi-net auone biglobe dion docomo eonet ezweb hi-ho jcom nifty ocn odn plala sannet so-net softbank
    wakwak`,
  net: `aliceadsl ameritech atlanticbb att bell bellsouth bigmir bresnan brighthouse buckeye cableone
    centurylink centurytel charter club-internet comcast comporium cox daum earthlink eircom embarq epix
    euskalnet excite flash frontiernet fuse gci gmx hanmail hawaiiantel hetnet hinet hughes interfree inwind
    katamail knology laposte mediacom melita metrocast mindspring netspace netzero numericable nvbell
    optonline pacbell peoplepc posteo prodigy roadrunner rr safe-mail sbcglobal snet suddenlink supereva
    swbell talktalk tds telefonica telkomsa telus tiscalinet ukr usa verizon vivaldi wideopenwest windstream
    yeah zeelandnet zoominternet`,
  'net.au': 'aapt adam bigpond dodo iinet internode tpg westnet',
  'net.co': 'etb une',
  'net.il': '012 013 actcom barak bezeqint inter netvision zahav',
  'net.mx': 'infinitum prodigy',
  'net.nz': 'clear inspire orcon slingshot',
  'net.sg': 'singnet',
  'net.tw': 'hinet',
  'net.ve': 'cantv',
  nl: `caiway casema chello filternet freeler hccnet hetnet home hotmail kabelfoon kpn kpnmail live multiweb
    online planet quicknet solcon tele2 telfort tiscali upcmail versatel vodafone wanadoo xs4all yahoo
    zeelandnet ziggo zinders zonnet`,
  no: 'broadpark c2i frisurf getmail hotmail live lyse online yahoo',
  org: 'autistici disroot gmx mailbox riseup',
  ph: 'outlook',
  pl: `amorki autograf buziaczek gazeta go2 interia konto neostrada o2 onet op poczta spoko tlen vp wp yahoo`,
  pt: 'aeiou clix iol netcabo outlook portugalmail sapo',
  'qq.com': 'vip',
  ro: 'rdslink romtelecom yahoo',
  'rr.com': `austin carolina cfl cinci columbus ec hawaii hot houston indy kc maine nc neo new nyc rochester san satx
    sc socal stny stx swfla tampabay triad twcny tx wi woh`,
  rs: 'eunet ptt sbb',
  ru: 'autorambler bk gmail hotbox inbox list live mail myrambler pochta qip rambler ya yandex',
  sa: 'outlook',
  se: 'bahnhof bredband comhem glocalnet hotmail live passagen spray swipnet tele2 telia yahoo',
  sg: 'outlook',
  si: 'email siol t-2 volja',
  'sina.com': 'vip',
  sk: 'azet centrum orangemail outlook pobox post stonline szm zoznam',
  ua: 'email i mail meta yandex',
  us: 'fastmail gmx',
};

/** The domains of providers that private people use, lower case; the `consumer` class of decay. */
export const consumerDomains: ReadonlySet<string> = new Set(
  Object.entries(providersByEnding).flatMap(([ending, names]) =>
    names.split(/\s+/).map((name) => `${name}.${ending}`),
  ),
);
