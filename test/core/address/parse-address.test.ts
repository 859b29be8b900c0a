import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AddressProfile, addressProfiles } from '../../../src/core/address/address-rules.ts';
import { cleanAddress } from '../../../src/core/address/clean-address.ts';
import { judgeAsciiAddress, judgeAsciiText } from '../../../src/core/address/judge-ascii-address.ts';
import { parseAddress } from '../../../src/core/address/parse-address.ts';
import { addressRefusals } from '../../../src/core/address/refuse-address.ts';

function read(text: string, profile?: AddressProfile): string {
  const parsed = parseAddress(text, profile);
  return parsed.valid ? parsed.key : `${parsed.code} ${parsed.column}`;
}

const label63 = 'a'.repeat(63);
// 12 letters, and 40 as an A-label
const growing = '一哱寢拓槄炵瞦纗薈豹鍪驛';

describe('a send-list', () => {
  test.each([
    ["o'brien@example.com", "o'brien@example.com"],
    ['a/b=c@example.com', 'a/b=c@example.com'],
    ['Jane.Doe+Tag@Example.COM', 'jane.doe+tag@example.com'],
    ['_-_@a-b.c3.example', '_-_@a-b.c3.example'],
    ['x@1.2.3.example', 'x@1.2.3.example'],
    ['jane@c--n.example', 'jane@c--n.example'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
    [`a@${label63}.example`, `a@${label63}.example`],
    [`a@${`${label63}.`.repeat(3)}${'b'.repeat(60)}`, `a@${`${label63}.`.repeat(3)}${'b'.repeat(60)}`],
    ['jane@XN--FIQS8S.example', 'jane@xn--fiqs8s.example'],
    ['jane@中国.example', 'jane@xn--fiqs8s.example'],
    ['jane@STRASSE.Bücher.example', 'jane@strasse.xn--bcher-kva.example'],
    ['jane@straße.example', 'jane@xn--strae-oqa.example'],
    ['jane@parał·lel.example', 'unsafe-unicode 6'],
    ['jane@paral·lel.example', 'jane@xn--parallel-koa.example'],
    ['JÖRG@example.com', 'jörg@example.com'],
    ['jo\u0308rg@example.com', 'jörg@example.com'],
    ['jeff葉@臺網中心.tw', 'jeff葉@xn--fiqq24b10vi0d.tw'],
    ['jane@アニメanime.example', 'jane@xn--anime-mm4drk5f.example'],
    ['𠮷野@example.com', '𠮷野@example.com'],
    [`jane@${'é'.repeat(57)}.example`, `jane@xn--9ca${'a'.repeat(56)}.example`],
  ])('takes %j', (text, key) => {
    expect(read(text)).toBe(key);
  });

  test.each([
    ['', 'empty 1'],
    ['jane', 'no-at 4'],
    ['Jane Doe', 'no-at 8'],
    ['@', 'local-empty 1'],
    ['@example.com', 'local-empty 1'],
    ['.jane@example.com', 'local-dot-first 1'],
    ['jane.@example.com', 'local-dot-last 5'],
    ['ja..ne@example.com', 'local-dots 4'],
    ['ja,ne@example.com', 'local-character 3'],
    ['ja"ne@example.com', 'local-character 3'],
    ['"jane"@example.com', 'local-quoted 1'],
    [`${'a'.repeat(65)}@example.com`, 'local-too-long 65'],
    [`${'ä'.repeat(33)}@example.com`, 'local-too-long 33'],
    [`${'İ'.repeat(30)}@example.com`, 'local-too-long 30'],
    [' jane@example.com', 'white-space 1'],
    ['jane@example.com ', 'white-space 17'],
    ['jane\u00a0doe@example.com', 'white-space 5'],
    ['jane@exam\nple.com', 'white-space 10'],
    ['ja\u0000ne@example.com', 'control-character 3'],
    ['jane@exa\u007fmple.com', 'control-character 9'],
    ['ja\u0085ne@example.com', 'white-space 3'],
    ['ja\u0090ne@example.com', 'control-character 3'],
    ['jane(x)@example.com', 'comment 5'],
    ['jane)@example.com', 'comment 5'],
    ['jane@(x)example.com', 'comment 6'],
    ['jane@', 'domain-empty 5'],
    ['jane@doe@example.com', 'two-ats 9'],
    ['jane@@example.com', 'two-ats 6'],
    ['jane@localhost', 'domain-dotless 6'],
    ['jane@192.0.2.1', 'domain-numeric 14'],
    ['jane@example.123', 'domain-numeric 14'],
    ['jane@example.x12', 'domain-top-level 15'],
    ['jane@example.co-uk', 'domain-top-level 16'],
    ['jane@[192.0.2.1]', 'domain-literal 6'],
    ['jane@.example.com', 'domain-label-empty 6'],
    ['jane@example..com', 'domain-label-empty 14'],
    ['jane@example.com.', 'domain-label-empty 17'],
    ['jane@-example.com', 'domain-hyphen 6'],
    ['jane@example-.com', 'domain-hyphen 13'],
    ['jane@ab--cd.example', 'domain-hyphen 8'],
    ['jane@ab--cdé.example', 'domain-hyphen 8'],
    ['jane@exam_ple.com', 'domain-character 10'],
    ['jane@exam%61ple.com', 'domain-character 10'],
    ['jane@example.com/x', 'domain-character 17'],
    ['jane@例え。example', 'domain-character 8'],
    ['jane@i❤.example', 'domain-character 7'],
    ['jane@xn--0.example', 'domain-a-label 6'],
    ['jane@xn--é.example', 'domain-a-label 6'],
    ['jane@xn--1ch.example', 'domain-a-label 6'],
    ['jane@xn--dca.example', 'domain-a-label 6'],
    ['jane@xn--ab---epa.example', 'domain-a-label 6'],
    ['jane@xn--zj7c.example', 'domain-a-label 6'],
    ['jane@ｱ.example', 'unsafe-unicode 6'],
    [`a.${'\u0958'.repeat(11)}@example.com`, 'local-too-long 13'],
    ['jane@xn--abc-.example', 'domain-hyphen 13'],
    ['jane@אa.example', 'unsafe-unicode 6'],
    ['jane@1א.example', 'domain-idn 6'],
    ['jane@1אא.com', 'domain-idn 6'],
    ['jane@٣.com', 'domain-idn 6'],
    ['jane@xn--1-0hca.com', 'domain-a-label 6'],
    // joiners, as letters and in an A-label
    ['jane@نامه\u200cای.com', 'unsafe-unicode 10'],
    ['jane@xn--11b2ezcw70k.example', 'domain-a-label 6'],
    ['jane@xn--mgba3gch31f060k.example', 'domain-a-label 6'],
    ['jane@𝞇k.example', 'domain-idn 6'],
    [`jane@${label63}a.example`, 'domain-label-long 69'],
    [`jane@${'é'.repeat(58)}.example`, 'domain-label-long 6'],
    [`jane@${`${label63}.`.repeat(4)}com`, 'domain-too-long 259'],
    [`${'a'.repeat(64)}@${`${label63}.`.repeat(3)}com`, 'address-too-long 255'],
    [`a@${`${label63}.`.repeat(3)}${'b'.repeat(61)}`, 'address-too-long 255'],
    [`a@${`${label63}.`.repeat(3)}${'b'.repeat(62)}`, 'domain-too-long 256'],
    // in few letters, which as A-labels are many
    [`joergs@${`${growing}.`.repeat(6)}com`, 'address-too-long 88'],
    [`a@${`${growing}.`.repeat(7)}com`, 'domain-too-long 96'],
    ['x'.repeat(320), 'no-at 320'],
    ['x'.repeat(321), 'address-too-long 321'],
    // what Unicode hides
    ['ja\u202ene@example.com', 'unsafe-unicode 3'],
    ['ja\ufffdne@example.com', 'unsafe-unicode 3'],
    ['jane@ex\ufffdmple.com', 'unsafe-unicode 8'],
    ['ja\ufdd0ne@example.com', 'unsafe-unicode 3'],
    ['ja\u{1fffe}ne@example.com', 'unsafe-unicode 3'],
    ['ja\u200bne@example.com', 'unsafe-unicode 3'],
    ['jane@exa\u200dmple.com', 'unsafe-unicode 9'],
    ['jane@ｅxample.com', 'unsafe-unicode 6'],
    ['jane＠example.com', 'unsafe-unicode 5'],
    ['＠example.com', 'unsafe-unicode 1'],
    ['jörg@1exаmple.com', 'unsafe-unicode 6'],
    ['jane﹫example.com', 'unsafe-unicode 5'],
    ['jаne@example.com', 'unsafe-unicode 1'],
    ['ann.jаne@example.com', 'unsafe-unicode 5'],
    ['Ωmega@example.com', 'unsafe-unicode 1'],
    ['ja﹫ne@example.com', 'unsafe-unicode 3'],
    ['\u0301jane@example.com', 'unsafe-unicode 1'],
    ['jane.\u0301x@example.com', 'unsafe-unicode 6'],
    ['jane@\u0301example.com', 'unsafe-unicode 6'],
    ['jane@exаmple.com', 'unsafe-unicode 6'],
    ['jane@xn--exmple-4nf.com', 'domain-a-label 6'],
    ['ja\ud800ne@example.com', 'unsafe-unicode 3'],
    ['jane@ex\udc00ample.com', 'unsafe-unicode 8'],
    // what must cost nothing
    ['a'.repeat(1_000_000), 'address-too-long 321'],
    [`${'.'.repeat(10_000)}@example.com`, 'address-too-long 321'],
    [`${'"'.repeat(100)}${'('.repeat(100)}@example.com`, 'local-quoted 1'],
    [`x@${'('.repeat(300)}`, 'comment 3'],
    [`x@[IPv6:${':'.repeat(500)}]`, 'address-too-long 321'],
    ['\u0000'.repeat(300), 'no-at 300'],
  ])('refuses %j', (text, refusal) => {
    expect(read(text)).toBe(refusal);
  });
});

describe('RFC 5321', () => {
  test.each([
    ['jane@localhost', 'jane@localhost'],
    ['jane@192.0.2.1', 'jane@192.0.2.1'],
    ['jane@ab--cd.example', 'jane@ab--cd.example'],
    ['"Jane Doe"@example.com', '"jane doe"@example.com'],
    ['"jane"@example.com', 'jane@example.com'],
    ['"ja\\n\\e"@example.com', 'jane@example.com'],
    ['"a\\"b\\\\c"@example.com', '"a\\"b\\\\c"@example.com'],
    ['""@example.com', '""@example.com'],
    ['"a@b"@example.com', '"a@b"@example.com'],
    ['jane@[192.0.2.1]', 'jane@[192.0.2.1]'],
    ['jane@[IPv6:2001:DB8::1]', 'jane@[ipv6:2001:db8::1]'],
    ['jane@[IPv6:::]', 'jane@[ipv6:::]'],
    ['jane@[IPv6:::ffff:192.0.2.1]', 'jane@[ipv6:::ffff:192.0.2.1]'],
    ['jane@[ipv6:1:2:3:4:5:6:7:8]', 'jane@[ipv6:1:2:3:4:5:6:7:8]'],
    ['jane@[IPv6:AF09:09af::]', 'jane@[ipv6:af09:09af::]'],
    ['jane@[IPv6:1::3:4:5:6:7]', 'jane@[ipv6:1::3:4:5:6:7]'],
    ['jane@[IPv6:::1:2:3:4:5:6]', 'jane@[ipv6:::1:2:3:4:5:6]'],
    ['jane@[IPv6:1:2:3:4:5:6::]', 'jane@[ipv6:1:2:3:4:5:6::]'],
    ['jane@[IPv6:1:2:3:4:5:6:192.0.2.1]', 'jane@[ipv6:1:2:3:4:5:6:192.0.2.1]'],
    ['jane@[IPv6:1::2:3:4:192.0.2.1]', 'jane@[ipv6:1::2:3:4:192.0.2.1]'],
    ['jane@[0.0.0.0]', 'jane@[0.0.0.0]'],
    ['jane@[255.255.255.255]', 'jane@[255.255.255.255]'],
    ['"a\\ "@example.com', '"a "@example.com'],
    ['"a\\~"@example.com', 'a~@example.com'],
    [`"${' '.repeat(62)}"@example.com`, `"${' '.repeat(62)}"@example.com`],
    [`"${'\\ '.repeat(31)}"@example.com`, `"${' '.repeat(31)}"@example.com`],
  ])('takes %j', (text, key) => {
    expect(read(text, 'rfc5321')).toBe(key);
  });

  test.each([
    ['jörg@example.com', 'non-ascii 2'],
    ['jane@bücher.example', 'non-ascii 7'],
    ['"jörg"@example.com', 'non-ascii 3'],
    ['"jane', 'no-at 5'],
    ['"jane@example.com', 'local-quote-unclosed 17'],
    ['"jane\\"@example.com', 'local-quote-unclosed 19'],
    ['"x@y\\', 'local-quote-unclosed 5'],
    ['"j@ne"', 'no-at 6'],
    ['"jane"x@example.com', 'local-quote-trailing 7'],
    ['"jane".doe@example.com', 'local-quote-trailing 7'],
    ['"ja\tne"@example.com', 'white-space 4'],
    ['"ja\\\u0000"@example.com', 'control-character 5'],
    ['"ja\\é"@example.com', 'local-character 5'],
    ['"ja\\\u007f"@example.com', 'control-character 5'],
    ['ja\u007fne@example.com', 'control-character 3'],
    ['jane@[1.2.3.4.5.6]', 'domain-literal 16'],
    [`"${'a'.repeat(63)}"@example.com`, 'local-too-long 65'],
    [`"${'"('.repeat(100)}@x`, 'comment 3'],
    ['jane@[192.0.2.1', 'domain-literal 15'],
    ['jane@[192.0.2]', 'domain-literal 14'],
    ['jane@[192.0.2.256]', 'domain-literal 17'],
    ['jane@[192.0.2.1.5]', 'domain-literal 18'],
    ['jane@[192..2.1]', 'domain-literal 11'],
    ['jane@[192.0.2.0001]', 'domain-literal 18'],
    ['jane@[]', 'domain-literal 7'],
    ['jane@[', 'domain-literal 6'],
    ['jane@[IPv6:]', 'domain-literal 12'],
    ['jane@[IPv6::]', 'domain-literal 12'],
    ['jane@[IPv6:1:2:3:4:5:6:7]', 'domain-literal 25'],
    ['jane@[IPv6:1::2::3]', 'domain-literal 17'],
    ['jane@[IPv6:12345::]', 'domain-literal 12'],
    ['jane@[tag:text]', 'domain-literal 7'],
    [`x@[IPv6:${':'.repeat(300)}]`, 'domain-literal 11'],
    // `::` stands for two groups or more
    ['jane@[IPv6:1::3:4:5:6:7:8]', 'domain-literal 26'],
    ['jane@[IPv6:::2:3:4:5:6:7:8]', 'domain-literal 27'],
    ['jane@[IPv6:1::2:3:4:5:192.0.2.1]', 'domain-literal 32'],
    ['jane@[IPv6:1:2:3:4:5:6:7:8:9]', 'domain-literal 29'],
    ['jane@[IPv6:1:2:3:4:5:6:7:192.0.2.1]', 'domain-literal 35'],
    ['jane@[IPv6:1:2:3:4:5:192.0.2.1]', 'domain-literal 31'],
    ['jane@[IPv6:1:2:3:4:5:6:7:12345]', 'domain-literal 29'],
    ['jane@[IPv6:192.0.2.1::]', 'domain-literal 12'],
    ['jane@[IPv6:::192.0.2.256]', 'domain-literal 24'],
    ['jane@[IPv6:::192.0.2]', 'domain-literal 21'],
    ['jane@[IPv6::1:2:3:4:5:6:7:8]', 'domain-literal 12'],
    ['jane@[IPv6:1:2:3:4:5:6:7:]', 'domain-literal 26'],
    ['jane@[IPv6:1:2:3:4:5:6:]', 'domain-literal 24'],
    ['jane@[IPv6:1:::2]', 'domain-literal 15'],
    // the neighbours of the digits and of the letters to f
    ['jane@[IPv6:1:2:g:4:5:6:7:8]', 'domain-literal 16'],
    ['jane@[IPv6:1:`::]', 'domain-literal 14'],
    ['jane@[IPv6:1:/::]', 'domain-literal 14'],
    ['jane@[192.0.2./]', 'domain-literal 15'],
    ['jane@[192.0.2.:]', 'domain-literal 15'],
    ['jane@[.192.0.2]', 'domain-literal 7'],
    ['jane@[192.0.2.1.]', 'domain-literal 17'],
    ['"jane"', 'no-at 6'],
    ['"jane"(x)@example.com', 'comment 7'],
    ['"jane" @example.com', 'white-space 7'],
    ['"a\u007f"@example.com', 'control-character 3'],
    ['"a\\\u001f"@example.com', 'control-character 4'],
    [`"${' '.repeat(63)}"@example.com`, 'local-too-long 65'],
    [`"${'\\ '.repeat(32)}"@example.com`, 'local-too-long 65'],
  ])('refuses %j', (text, refusal) => {
    expect(read(text, 'rfc5321')).toBe(refusal);
  });
});

describe('RFC 6531', () => {
  test.each([
    ['jörg@localhost', 'jörg@localhost'],
    ['"Jörg Ä"@bücher.example', '"jörg ä"@xn--bcher-kva.example'],
    ['"<\u0338"@example.com', '≮@example.com'],
    ['jörg@[192.0.2.1]', 'jörg@[192.0.2.1]'],
  ])('takes %j', (text, key) => {
    expect(read(text, 'international')).toBe(key);
  });

  test.each([
    ['jane@ab--cd.example', 'domain-hyphen 8'],
    ['"\u0301a"@example.com', 'unsafe-unicode 2'],
    ['"a\u200b"@example.com', 'unsafe-unicode 3'],
    ['"jаne doe"@example.com', 'unsafe-unicode 2'],
    ['"ann jаne"@example.com', 'unsafe-unicode 6'],
    ['"jörg ä"@1exаmple.com', 'unsafe-unicode 10'],
    [`"${'Ⱥ'.repeat(21)} "@example.com`, 'local-too-long 24'],
  ])('refuses %j', (text, refusal) => {
    expect(read(text, 'international')).toBe(refusal);
  });
});

test('the parts keep the case of the local part, and say what was quoted and what is ASCII', () => {
  expect(parseAddress('Jane@Example.COM')).toEqual({
    valid: true,
    local: 'Jane',
    domain: 'example.com',
    key: 'jane@example.com',
    quoted: false,
    ascii: true,
  });
  expect(parseAddress('"Jane D"@Example.COM', 'rfc5321')).toMatchObject({
    local: '"Jane D"',
    quoted: true,
    ascii: true,
  });
  expect(parseAddress('Jörg@bücher.example')).toMatchObject({ local: 'Jörg', quoted: false, ascii: false });
  expect(parseAddress('Jane@bücher.example')).toMatchObject({ local: 'Jane', quoted: false, ascii: true });
  expect(parseAddress('"Jörg D"@example.com', 'international')).toMatchObject({ quoted: true, ascii: false });
});

// texts near to addresses: random strings are hardly ever valid
const atom = fc.string({ unit: fc.constantFrom(...'abcXYZ019.-+_\'="\\ ([@'), minLength: 1, maxLength: 12 });
const letters = fc.string({
  unit: fc.constantFrom(...'abzéßŚжщИΣσς中国あア한אב١ا𝞇𝛚\u0301\u0338İıẛ·-1x'),
  minLength: 1,
  maxLength: 8,
});
const anything = fc.string({ unit: 'binary', maxLength: 12 });
const part = fc.oneof(atom, letters, anything);
const host = fc
  .array(
    fc.oneof(letters, fc.constantFrom('example', 'com', 'xn--fiqs8s', '[192.0.2.1]', '[IPv6:::1]', '123')),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((labels) => labels.join('.'));
const texts = fc.oneof(
  fc.tuple(part, host).map(([local, domain]) => `${local}@${domain}`),
  fc.tuple(part, host).map(([local, domain]) => `"${local}"@${domain}`),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 40 }),
);
const profiles = fc.constantFrom(...addressProfiles);

describe('for every text', () => {
  test('a refusal has a known code and a column within the text', () => {
    fc.assert(
      fc.property(texts, profiles, (text, profile) => {
        const parsed = parseAddress(text, profile);
        if (parsed.valid) return;
        expect(addressRefusals).toContain(parsed.code);
        expect(parsed.column).toBeGreaterThanOrEqual(1);
        expect(parsed.column).toBeLessThanOrEqual(Math.max(1, text.length));
      }),
      { numRuns: 5_000 },
    );
  });

  test('the key is an address under the same profile, and its own key', () => {
    fc.assert(
      fc.property(texts, profiles, (text, profile) => {
        const parsed = parseAddress(text, profile);
        if (parsed.valid)
          expect(parseAddress(parsed.key, profile)).toMatchObject({ valid: true, key: parsed.key });
      }),
      { numRuns: 10_000 },
    );
  });

  test('every code point that a send-list takes, in each part, makes a key that is its own key', () => {
    const broken: string[] = [];
    for (let codePoint = 1; codePoint < 0x30000; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      for (const text of [`a${character}@example.com`, `a@${character}.example.com`]) {
        const parsed = parseAddress(text);
        if (parsed.valid && read(parsed.key) !== parsed.key)
          broken.push(`${text} ${parsed.key} ${read(parsed.key)}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('what a send-list takes is taken internationally with the same key', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseAddress(text);
        if (parsed.valid) expect(parseAddress(text, 'international')).toEqual(parsed);
      }),
      { numRuns: 5_000 },
    );
  });

  test('the case of ASCII letters changes neither verdict nor key', () => {
    const upper = (text: string): string => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
    fc.assert(
      fc.property(texts, profiles, (text, profile) => {
        expect(read(upper(text), profile)).toBe(read(text, profile));
      }),
      { numRuns: 5_000 },
    );
  });

  test('bytes are judged plain only where the text is an address, and its octets and parts are within the limits', () => {
    fc.assert(
      fc.property(texts, fc.nat(5), (text, offset) => {
        const bytes = Buffer.concat([Buffer.alloc(offset, '@'), Buffer.from(text), Buffer.from('@x')]);
        const judged = judgeAsciiAddress(bytes, offset, bytes.length - 2);
        if (judged < 0) return;
        expect(parseAddress(text)).toMatchObject({ valid: true, key: text.toLowerCase() });
        expect(cleanAddress(text)).toBe(text);
        expect(judged - offset).toBe(text.indexOf('@'));
      }),
      { numRuns: 5_000 },
    );
  });
});

test.each([
  ['jane.doe@example.com', 8],
  ['J@a-b.c9.example', 1],
  ['a@b.c', 1],
  ['jane@example', -1],
  ['jane@xn--fiqs8s.example', -1],
  ['jörg@example.com', -1],
  ['jane@example.com.', -1],
  ['jane@exam-.com', -1],
  ['jane@a--b.example', 4],
  ['jane@ab--c.example', -1],
  ['jane@example.c0m', -1],
  [`${'a'.repeat(64)}@${'b'.repeat(59)}.com`, 64],
  [`${'a'.repeat(65)}@example.com`, -1],
  [`a@${'b'.repeat(60)}.com`, -1],
  [`${'a'.repeat(64)}@${'b'.repeat(60)}.com`, -1],
  ['', -1],
  // no letter beyond a byte may pass for the byte in its lower half
  ['jan\u0165@example.com', -1],
])('the judge of bytes, and that of texts, says of %j: %i', (text, judged) => {
  const bytes = Buffer.from(text);
  expect(judgeAsciiAddress(bytes, 0, bytes.length)).toBe(judged);
  expect(judgeAsciiText(text)).toBe(judged);
});

test('bytes are judged alike wherever they stand', () => {
  const bytes = Buffer.from(`${'@'.repeat(500)}jane@example.com@`);
  expect(judgeAsciiAddress(bytes, 500, bytes.length - 1)).toBe(504);
});

test('the cost does not grow with the length of a refused text', () => {
  const hostile = ['"', '(', '.', '@', 'é', '\u0301', '[', ':', '\\', 'xn--'];
  const start = performance.now();
  for (const text of hostile) {
    for (const profile of addressProfiles) parseAddress(text.repeat(1_000_000), profile);
    for (const profile of addressProfiles) parseAddress(`a@${text.repeat(300)}`.slice(0, 320), profile);
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});
