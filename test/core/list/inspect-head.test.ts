import { describe, expect, test } from 'vitest';
import { inspectHead, looksLikeUtf16 } from '../../../src/core/list/inspect-head.ts';

const zip = 'PK\u0003\u0004';

describe('the first bytes of a file say that it is', () => {
  test.each([
    ['text without a mark', 'email\n', 'utf-8', 0],
    ['text of nothing', '', 'utf-8', 0],
    ['text in UTF-8', '\u00ef\u00bb\u00bfa', 'utf-8', 3],
    ['half a mark of UTF-8', '\u00ef\u00bb', 'utf-8', 0],
    ['text in UTF-16, low bytes first', '\u00ff\u00fea\u0000', 'utf-16le', 2],
    ['text in UTF-16, high bytes first', '\u00fe\u00ff\u0000a', 'utf-16be', 2],
    ['a mark of UTF-8 further on', 'a\u00ef\u00bb\u00bf', 'utf-8', 0],
  ])('%s', (_, bytes, encoding, bomBytes) => {
    expect(inspectHead(Buffer.from(bytes, 'latin1'))).toEqual({ kind: 'text', encoding, bomBytes });
  });

  test.each([
    ['an old workbook', '\u00d0\u00cf\u0011\u00e0rest', 'file-xlsx', { format: 'xls' }],
    ['a workbook by its types', `${zip}..[Content_Types].xml`, 'file-xlsx', { format: 'xlsx' }],
    ['a workbook by its folder', `${zip}..xl/workbook.xml`, 'file-xlsx', { format: 'xlsx' }],
    ['an archive', `${zip}..lists/june.csv`, 'file-zip', {}],
    ['an archive with such a name behind 4 KiB', `${zip}${'.'.repeat(4090)}xl/`, 'file-zip', {}],
    ['a workbook by a name within 4 KiB', `${zip}${'.'.repeat(4089)}xl/`, 'file-xlsx', { format: 'xlsx' }],
  ])('%s', (_, bytes, code, args) => {
    expect(inspectHead(Buffer.from(bytes, 'latin1'))).toEqual({ kind: 'not-csv', code, args });
  });
});

test.each([
  ['ASCII as UTF-16, low bytes first', 'e\0m\0a\0i\0l\0,\0n\0a\0', true],
  ['ASCII as UTF-16, high bytes first', '\0e\0m\0a\0i\0l\0,\0n\0a', true],
  ['three letters of four in ASCII', 'a\0b\0c\0\u0004\u0414', true],
  ['two letters of four in ASCII', 'a\0b\0\u0003\u0414\u0004\u0414', false],
  ['NULs at even and odd places', 'a\0b\0\0c\0d', false],
  ['NULs at nearly all odd places and at an even one', 'a\0b\0c\0\0\0', false],
  ['text without NUL', 'email,name', false],
  ['a letter and a NUL behind 64 bytes of text', `${'a'.repeat(64)}${'b\0'.repeat(64)}`, false],
  ['64 bytes of UTF-16 before NULs everywhere', `${'a\0'.repeat(32)}${'\0'.repeat(64)}`, true],
])('bytes look like UTF-16 without a mark: %s, %#', (_, bytes, expected) => {
  expect(looksLikeUtf16(Buffer.from(bytes, 'latin1'))).toBe(expected);
});
