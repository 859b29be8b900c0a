import type { RandomStream } from '../simulator/random.ts';

/** Inputs do not grow beyond this, so that many of them can be tried. */
export const longestInput = 48 * 1024;

/** What parsers stumble over: marks of every syntax that is read, and numbers and characters at the edges. */
const marks: readonly string[] = [
  ...'"\',;|\t\r\n\0 \\/@%=+-*&!#?:.<>[]{}()`$~^_',
  ...[
    '\r\n',
    '\n\n',
    '""',
    '"\n',
    '\ufeff',
    '\u2028',
    '\u0085',
    '\u3000',
    '\u202e',
    '\u200b',
    '\uff20',
    'İ',
    'ß',
    'é',
  ],
  ...[
    'sep=;\n',
    'email',
    'email,reason\n',
    'a@b.example',
    '"a b"@c.example',
    'a@[127.0.0.1]',
    'xn--a',
    '@',
    '*@b.example',
  ],
  ...[
    'null',
    'true',
    '-0',
    '1e400',
    '9007199254740993',
    '-1',
    '0x10',
    'NaN',
    '99999999999999999999',
    '2026-02-30',
    '+275760-09-13',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '{"a":',
    '[[[[',
    ']}',
    '\\u0000',
    '\\ud800',
    '%40',
    '&#64;',
    '=1+1',
    '- ',
    '&a ',
    '*a',
    '<<: ',
  ],
  ...[
    '::error::x',
    '##[error]x',
    '\n::set-output name=a::b',
    'From ',
    'Final-Recipient: rfc822; ',
    'Content-Type: multipart/report; boundary=b\n',
  ],
  ...['--b\n', '=?utf-8?q?=40?=', 'status=bounced', '550 5.1.1 ', 'sha256:', 'hmac:', '-> X25519 ', '\n--- '],
];
const rawBytes: readonly (readonly number[])[] = [
  [0xff],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0x80],
  [0xef, 0xbb, 0xbf],
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
];
const tokens: readonly Buffer[] = [
  ...marks.map((mark) => Buffer.from(mark)),
  ...rawBytes.map((bytes) => Buffer.from(bytes)),
];

type Edit = (bytes: Buffer, other: Buffer, random: RandomStream) => Buffer;

function place(bytes: Buffer, random: RandomStream): number {
  return Math.floor(random.uniform() * (bytes.length + 1));
}

function spliced(bytes: Buffer, at: number, length: number, put: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]);
}

// because parsers go by lines and cells, short pieces are changed more often than long ones
function shortLength(random: RandomStream): number {
  return Math.floor(2 ** random.between(0, 8));
}

const edits: readonly Edit[] = [
  (bytes, _, random) => {
    const at = place(bytes, random);
    return spliced(bytes, at, 1, Buffer.from([Math.floor(random.uniform() * 256)]));
  },
  (bytes, _, random) => {
    const at = place(bytes, random);
    return spliced(bytes, at, 1, Buffer.from([(bytes[at] ?? 0) ^ (1 << Math.floor(random.uniform() * 8))]));
  },
  (bytes, _, random) => spliced(bytes, place(bytes, random), shortLength(random), Buffer.alloc(0)),
  (bytes, _, random) => spliced(bytes, place(bytes, random), 0, random.pick(tokens)),
  (bytes, _, random) => spliced(bytes, place(bytes, random), shortLength(random), random.pick(tokens)),
  (bytes, _, random) => {
    const from = place(bytes, random);
    const piece = bytes.subarray(from, from + shortLength(random));
    return spliced(bytes, place(bytes, random), 0, piece);
  },
  (bytes, _, random) => {
    const from = place(bytes, random);
    const piece = bytes.subarray(from, from + shortLength(random));
    const times = Math.min(
      Math.floor(2 ** random.between(1, 12)),
      Math.floor(longestInput / (piece.length + 1)),
    );
    return spliced(bytes, from, 0, Buffer.concat(Array.from({ length: times }, () => piece)));
  },
  (bytes, other, random) => {
    const from = place(other, random);
    return spliced(
      bytes,
      place(bytes, random),
      shortLength(random),
      other.subarray(from, from + shortLength(random) * 4),
    );
  },
  (bytes, other, random) =>
    Buffer.concat([bytes.subarray(0, place(bytes, random)), other.subarray(place(other, random))]),
  (bytes, _, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, _, random) => {
    const lines = bytes.toString('latin1').split('\n');
    const [one, two] = [
      Math.floor(random.uniform() * lines.length),
      Math.floor(random.uniform() * lines.length),
    ];
    [lines[one], lines[two]] = [lines[two] ?? '', lines[one] ?? ''];
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  (bytes, _, random) => replaced(bytes, /-?\d+/g, random.pick(numbers), random),
  (bytes, _, random) => replaced(bytes, /"[^"]*"/g, `"${random.pick(marks).replaceAll('"', '')}"`, random),
];

const numbers: readonly string[] = [
  '0',
  '1',
  '-1',
  '2',
  '250',
  '65535',
  '2147483648',
  '9007199254740991',
  '1e9',
];

/** One of the places that match, with something else there: a number or a text of a format that checks the form first. */
function replaced(bytes: Buffer, pattern: RegExp, put: string, random: RandomStream): Buffer {
  const found = [...bytes.toString('latin1').matchAll(pattern)];
  if (found.length === 0) return bytes;
  const { index, 0: whole } = random.pick(found);
  return spliced(bytes, index, whole.length, Buffer.from(put));
}

/** A changed copy: one to eight edits, some with pieces of another input. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: RandomStream): Buffer {
  let changed: Buffer = Buffer.from(bytes);
  const times = 1 + Math.floor(8 * random.uniform() ** 2);
  for (let time = 0; time < times; time += 1) {
    changed = random.pick(edits)(changed, Buffer.from(other), random).subarray(0, longestInput);
  }
  return changed;
}
