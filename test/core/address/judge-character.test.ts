import { describe, expect, test } from 'vitest';
import { explainAscii, judgeUnicode } from '../../../src/core/address/judge-character.ts';
import { judgeLabelCharacter } from '../../../src/core/address/judge-label-character.ts';

describe('an ASCII character that its place does not allow is', () => {
  test.each([
    [0x00, 'control-character'],
    [0x08, 'control-character'],
    [0x09, 'white-space'],
    [0x0d, 'white-space'],
    [0x0e, 'control-character'],
    [0x1f, 'control-character'],
    [0x20, 'white-space'],
    [0x21, 'local-character'],
    [0x27, 'local-character'],
    [0x28, 'comment'],
    [0x29, 'comment'],
    [0x2a, 'local-character'],
    [0x7e, 'local-character'],
    [0x7f, 'control-character'],
  ])('%i: %s', (code, refusal) => {
    expect(explainAscii(code, 'local-character')).toBe(refusal);
  });
});

describe('a character beyond ASCII is', () => {
  test.each([
    ['a control', 0x80, 'control-character'],
    ['the next line', 0x85, 'white-space'],
    ['the last control', 0x9f, 'control-character'],
    ['a no-break space', 0xa0, 'white-space'],
    ['a mark that no name holds, but a local part may', 0xa1, undefined],
    ['a letter', 0xe9, undefined],
    ['a letter of another alphabet', 0x438, undefined],
    ['a soft hyphen, which nobody sees', 0xad, 'unsafe-unicode'],
    ['a Hangul filler, which nobody sees', 0x3164, 'unsafe-unicode'],
    ['a surrogate', 0xd800, 'unsafe-unicode'],
    ['one for private use', 0xe000, 'unsafe-unicode'],
    ['one that is not assigned', 0x378, 'unsafe-unicode'],
    ['a half-width letter', 0xff71, 'unsafe-unicode'],
    ['the letter of full width', 0x30a2, undefined],
    ['a replacement character', 0xfffd, 'unsafe-unicode'],
    ['what stands for a letter of ASCII', 0x1d41a, 'unsafe-unicode'],
    ['what stands for two letters of ASCII', 0xfb01, 'unsafe-unicode'],
    ['what stands for one behind another sign', 0x149, 'unsafe-unicode'],
    ['what stands for letters of another alphabet', 0x587, undefined],
  ])('%s (%i): %s', (_, codePoint, refusal) => {
    expect(judgeUnicode(codePoint, false)).toBe(refusal);
    expect(judgeUnicode(codePoint, true)).toBe(refusal);
  });

  test('a combining mark: unsafe where it has nothing to combine with', () => {
    expect([judgeUnicode(0x301, true), judgeUnicode(0x301, false)]).toEqual(['unsafe-unicode', undefined]);
  });
});

describe('in a label', () => {
  test.each([
    ['a letter', 'a', undefined],
    ['a digit', '7', undefined],
    ['an underscore', '_', 'domain-character'],
    ['a slash', '/', 'domain-character'],
    ['an at', '@', 'two-ats'],
    ['a bracket', '(', 'comment'],
    ['a blank', ' ', 'white-space'],
    ['the last of ASCII', '\u007f', 'control-character'],
    ['a letter of another alphabet', 'и', undefined],
    ['a digit of another alphabet', '٣', undefined],
    ['a middle dot, as in Catalan', '·', undefined],
    ['the zero of Chinese', '〇', undefined],
    ['a sign that local parts may have', '¡', 'domain-character'],
    ['an unsafe one', '\u200b', 'unsafe-unicode'],
  ])('%s (%s): %s', (_, character, refusal) => {
    const codePoint = character.codePointAt(0) ?? 0;
    expect(judgeLabelCharacter(codePoint, false, true)).toBe(refusal);
    expect(judgeLabelCharacter(codePoint, true, true)).toBe(refusal);
  });

  test('a hyphen is not the first', () => {
    expect(judgeLabelCharacter(0x2d, true, true)).toBe('domain-hyphen');
    expect(judgeLabelCharacter(0x2d, false, true)).toBeUndefined();
  });

  test('a combining mark is not the first', () => {
    expect(judgeLabelCharacter(0x301, true, true)).toBe('unsafe-unicode');
    expect(judgeLabelCharacter(0x301, false, true)).toBeUndefined();
  });

  test('nothing is beyond ASCII where only ASCII is allowed', () => {
    expect(judgeLabelCharacter(0xe9, false, false)).toBe('non-ascii');
    expect(judgeLabelCharacter(0x80, false, false)).toBe('non-ascii');
    expect(judgeLabelCharacter(0x7f, false, false)).toBe('control-character');
  });
});
