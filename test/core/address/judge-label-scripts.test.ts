import { describe, expect, test } from 'vitest';
import { findMixedScripts } from '../../../src/core/address/find-mixed-scripts.ts';
import { isHonestLabel } from '../../../src/core/address/judge-label-scripts.ts';

describe('a label looks like no other', () => {
  test.each([
    ['Latin', 'straße'],
    ['Cyrillic', 'почта'],
    ['Japanese, with all its scripts', 'nihon日本ひらカタ'],
    ['Korean with Han and Latin', 'seoul서울首爾'],
    ['Chinese with Bopomofo and Latin', 'taipei臺北ㄅㄆ'],
    ['Arabic', 'بريد'],
    ['Greek', 'ταχυδρομείο'],
    ['Hebrew', 'דואר'],
    ['Thai', 'ไปรษณีย์'],
    ['Devanagari', 'डाक'],
    ['Armenian', 'փոստ'],
    ['Bengali', 'ডাক'],
    ['Ethiopic', 'ፖስታ'],
    ['Georgian', 'ფოსტა'],
    ['Gujarati', 'ટપાલ'],
    ['Gurmukhi', 'ਡਾਕ'],
    ['Khmer', 'ប្រៃសណីយ៍'],
    ['Kannada', 'ಅಂಚೆ'],
    ['Lao', 'ໄປສະນີ'],
    ['Malayalam', 'തപാൽ'],
    ['Myanmar', 'စာတိုက်'],
    ['Oriya', 'ଡାକ'],
    ['Sinhala', 'තැපැල්'],
    ['Tamil', 'அஞ்சல்'],
    ['Telugu', 'తపాలా'],
    ['Thaana', 'ޕޯސްޓު'],
    ['Tibetan', 'སྦྲག'],
    ['Canadian syllabics', 'ᐊᐱᑦ'],
    ['Javanese', 'ꦥꦺꦴꦱ꧀'],
    ['Mongolian', 'ᠱᠤᠳᠠᠩ'],
    ["N'Ko", 'ߓߊ߲'],
    ['Syriac', 'ܒܪܝܕܐ'],
    ['Tifinagh', 'ⴰⵣⵓⵍ'],
    ['Yi', 'ꆈꌠ'],
    ['digits and hyphens alone', '1-2'],
  ])('in %s: %s', (_, label) => {
    expect(isHonestLabel(label)).toBe(true);
    expect(isHonestLabel(`${label}-1`)).toBe(true);
  });
});

describe('a label that mixes scripts may deceive', () => {
  test.each([
    ['Latin and Cyrillic', 'pаypal'],
    ['Latin and Greek', 'αbc'],
    ['Cyrillic and Greek', 'аα'],
    ['Japanese and Korean', 'ひ서'],
    ['Japanese and Chinese with Bopomofo', 'ひㄅ'],
    ['Korean and Chinese with Bopomofo', '서ㄅ'],
    ['Han and Cyrillic', '日ж'],
    ['Arabic and Hebrew', 'بד'],
    ['a script that no names are written in', '𐌰𐌱'],
  ])('%s: %s', (_, label) => {
    expect(isHonestLabel(label)).toBe(false);
  });
});

test.each([
  ['paral·lel', true],
  ['l·l·l', true],
  ['·lel', false],
  ['paral·', false],
  ['para·lel', false],
  ['paral·ela', false],
  ['l·la·l', false],
  ['l·ll·a', false],
])('a middle dot stands between two l: %s is so, %s', (label, expected) => {
  expect(isHonestLabel(label)).toBe(expected);
});

test.each([
  ['ivan.иван', -1],
  ['ivanиван', 0],
  ['ann.ivanиван', 4],
  ['иван1ivan', -1],
  ['jo\u0308rg', -1],
  ['и\u0308ivan', 0],
  ['日本.ann', -1],
  ['', -1],
])('words of %j are of one script each, or the first that is not begins at %i', (text, index) => {
  expect(findMixedScripts(text)).toBe(index);
});
