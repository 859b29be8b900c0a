import { once } from '../once.ts';

/** Scripts in use for names (UAX 31, tables 5 and 7), those of most domain names first. */
const scripts = [
  ['Latn'],
  ['Cyrl'],
  ['Hani', 'Hira', 'Kana', 'Latn'],
  ['Hani', 'Hang', 'Latn'],
  ['Hani', 'Bopo', 'Latn'],
  ['Arab'],
  ['Grek'],
  ['Hebr'],
  ['Thai'],
  ['Deva'],
  ...['Armn', 'Beng', 'Ethi', 'Geor', 'Gujr', 'Guru', 'Khmr', 'Knda', 'Laoo', 'Mlym', 'Mymr'].map((name) => [
    name,
  ]),
  ...['Orya', 'Sinh', 'Taml', 'Telu', 'Thaa', 'Tibt'].map((name) => [name]),
  ...['Cans', 'Java', 'Mong', 'Nkoo', 'Syrc', 'Tfng', 'Yiii'].map((name) => [name]),
];
// because each takes as long to make as hundreds of plain patterns, and most lists need none
const oneCharacterOf = scripts.map((names) =>
  once(() => {
    const classes = [...names, 'Zyyy', 'Zinh'].map((name) => `\\p{Script_Extensions=${name}}`);
    return new RegExp(`^[${classes.join('')}]$`, 'u');
  }),
);

/**
 * Whether a U-label looks like no other name: all its characters are of one script, or of the mixtures that Japanese,
 * Korean and Chinese write (UTS 39 5.2, highly restrictive), and a middle dot stands between two `l` (RFC 5892 A.3).
 */
export function isHonestLabel(label: string): boolean {
  for (let index = label.indexOf('\u00b7'); index >= 0; index = label.indexOf('\u00b7', index + 1)) {
    if (label.charAt(index - 1) !== 'l' || label.charAt(index + 1) !== 'l') return false;
  }
  return oneCharacterOf.some((pattern) => everyCharacter(label, pattern()));
}

function everyCharacter(label: string, pattern: RegExp): boolean {
  for (const character of label) if (!pattern.test(character)) return false;
  return true;
}
