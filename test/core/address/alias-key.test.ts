import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aliasKey } from '../../../src/core/address/alias-key.ts';
import { aliasRules } from '../../../src/core/address/alias-providers.ts';
import { consumerDomains } from '../../../src/core/domain/consumer-providers.ts';

describe('one mailbox has one alias key', () => {
  test.each([
    ['Gmail ignores dots', 'j.a.n.e@gmail.com', 'jane@gmail.com'],
    ['Gmail ignores what follows a plus', 'jane+shop@gmail.com', 'jane@gmail.com'],
    ['googlemail.com is gmail.com', 'ja.ne+x+y@googlemail.com', 'jane@gmail.com'],
    ['Outlook ignores what follows a plus', 'jane+shop@outlook.com', 'jane@outlook.com'],
    ['Outlook does look at dots', 'jane.doe@hotmail.de', 'jane.doe@hotmail.de'],
    ['iCloud has one name at three domains', 'jane+x@me.com', 'jane@icloud.com'],
    ['Proton looks at no punctuation', 'jane_d.o-e+x@pm.me', 'janedoe@proton.me'],
    ['Fastmail ignores what follows a plus', 'jane+x@fastmail.com', 'jane@fastmail.com'],
    ['Fastmail gives every user a sub-domain', 'shop@jane.fastmail.com', 'jane@fastmail.com'],
    ['Yandex has one name at many domains', 'jane+x@ya.ru', 'jane@yandex.ru'],
    ['HEY ignores what follows a plus', 'jane+x@hey.com', 'jane@hey.com'],
    ['Posteo ignores what follows a plus', 'jane+x@posteo.de', 'jane@posteo.de'],
    ['Yahoo keywords share the name before the hyphen', 'nick-shop@yahoo.com', 'nick-@yahoo.com'],
  ])('%s', (_, key, shared) => {
    expect(aliasKey(key)).toBe(shared);
  });

  test.each([
    ['Yahoo: the name before a hyphen is not that of a mailbox', 'nick-shop@yahoo.com', 'nick@yahoo.com'],
    ['Yahoo looks at what follows a plus', 'jane+a@yahoo.com', 'jane+b@yahoo.com'],
    ['Outlook and Hotmail are two name spaces', 'jane@outlook.com', 'jane@hotmail.com'],
    ['a tag alone is no name', '+a@gmail.com', '+b@gmail.com'],
    ['dots alone are no name', '._@pm.me', '.-@pm.me'],
  ])('%s', (_, left, right) => {
    expect(aliasKey(left)).not.toBe(aliasKey(right));
  });
});

test.each([
  'jane+x@company.de',
  'jane.doe@mail.gmail.com',
  'a@b.c.fastmail.com',
  'jane@notfastmail.com',
  'shop@jane.outlook.com',
  'shop@jane.icloud.com',
  'shop@jane.pm.me',
  'shop@jane.yahoo.com',
  'shop@jane.yandex.ru',
  'shop@jane.hey.com',
  'jane@duck.com',
])('no alias is known of %s', (key) => {
  expect(aliasKey(key)).toBeNull();
});

test('an alias key is its own alias key', () => {
  const local = fc.stringMatching(/^[a-z0-9+._-]{1,20}$/);
  const domain = fc.constantFrom(...aliasRules.keys(), 'jane.fastmail.com');
  fc.assert(
    fc.property(local, domain, (name, at) => {
      const key = aliasKey(`${name}@${at}`);
      expect(key).not.toBeNull();
      expect(aliasKey(key ?? '')).toBe(key);
    }),
  );
});

test('every provider with aliases is a provider of private mailboxes', () => {
  expect([...aliasRules.keys()].filter((domain) => !consumerDomains.has(domain))).toEqual([]);
});
