import { expect, test } from 'vitest';
import { consumerDomains } from '../../../src/core/domain/consumer-providers.ts';
import { meantDomain } from '../../../src/core/domain/meant-domain.ts';
import { isReservedDomain } from '../../../src/core/domain/reserved-domain.ts';
import { recipientKey } from '../../../src/core/recipient-key.ts';
import { countText } from '../evidence/tally-text.ts';

test.each([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.co.uk',
  'live.com',
  'yahoo.com',
  'yahoo.co.uk',
  'icloud.com',
  'aol.com',
  'gmx.de',
  'web.de',
  'proton.me',
  'qq.com',
  'mail.ru',
  'orange.fr',
  'libero.it',
])('%s is a provider of private mailboxes', (domain) => {
  expect(consumerDomains.has(domain)).toBe(true);
});

const thought = `rr.com aim.com juno.com pacbell.net swbell.net centurylink.net email.com usa.com freemail.hu citromail.hu op.pl
  vp.pl tlen.pl interia.eu gazeta.pl post.cz volny.cz zoznam.sk azet.sk iol.it inwind.it email.it fastwebnet.it bbox.fr
  numericable.fr arcor.de vodafone.de chello.nl hetnet.nl i.ua meta.ua nate.com kakao.com foxmail.com sohu.com 139.com
  nifty.com ocn.ne.jp globo.com hotmail.cl in.com mynet.com eircom.net iinet.net.au bell.net zoho.com hushmail.com
  tutamail.com tampabay.rr.com`;

test.each(thought.split(/\s+/))('%s is one, so no crowd and never misspelt', async (domain) => {
  expect(consumerDomains.has(domain)).toBe(true);
  expect(meantDomain(domain)).toBeNull();
  const rows = Array.from({ length: 60 }, (_, index) => `p${(index * 7919) % 997}x@${domain}`);
  const list = await countText(['email', ...rows].join('\n'));
  expect(list.findings.count('crowded-domain')).toBe(0);
});

test('every provider is a domain that takes mail, written as recipients are matched', () => {
  for (const domain of consumerDomains) {
    expect(recipientKey(`x@${domain}`)).toMatchObject({ domain, parsed: { valid: true } });
    expect(isReservedDomain(domain)).toBe(false);
  }
});
