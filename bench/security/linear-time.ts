import { readSuppressions } from '../../src/core/suppression/read-suppressions.ts';
import { checkText } from '../../test/core/check-text.ts';
import { readEventSample } from '../../test/core/events/read-event-sample.ts';
import { sourceOf } from '../../test/core/source-of.ts';
import { asOfDay } from '../../test/core/suppression/read-texts.ts';

type Piece = (number: number) => string;

/** Rows that are read, the usual ones and those that are meant to take long; `number` makes each different. */
interface Race {
  readonly head: string;
  readonly plain: Piece;
  readonly hostile: Readonly<Record<string, Piece>>;
  readonly read: (bytes: Buffer) => Promise<unknown>;
}

/** Bytes of one kind of rows, as many of them as fit. */
function filled(bytes: number, { head }: Race, piece: Piece): Buffer {
  const pieces = [head];
  let length = 0;
  for (let number = 0; length < bytes; number += 1) {
    const next = piece(number);
    pieces.push(next);
    length += Buffer.byteLength(next);
  }
  return Buffer.from(pieces.join(''));
}

const lists: Race = {
  head: 'email,source\n',
  plain: (number) => `person${number}@mail${number % 50}.example,web\n`,
  hostile: {
    'quoted cells': (number) => `"person${number}@mail.example","web"\n`,
    'doubled quotes': () => `"${'""'.repeat(200)}",x\n`,
    'quotes inside cells': () => `a${'"'.repeat(400)}b,x\n`,
    'cells of half a MiB': () => `${'x'.repeat(500_000)},y\n`,
    '1,900 columns': () => `${'a,'.repeat(1900)}\n`,
    'at signs': () => `${'@'.repeat(60)},x\n`,
    dots: () => `${'a.'.repeat(100)}@${'b.'.repeat(20)}c,x\n`,
    'quoted local parts': (number) => `"""a ${number} ${'\\\\a'.repeat(20)}""@mail.example",x\n`,
    brackets: () => `${'<'.repeat(100)}a@b.example${'>'.repeat(100)},x\n`,
    comments: () => `${'(('.repeat(50)}a@b.example,x\n`,
    'letters beyond ASCII': (number) => `zo\u00eb${number}@m\u00fcller.example,w\u00e9b\n`,
    'invisible characters': () => `${'\u200b\u202e'.repeat(30)}a@b.example,x\n`,
    'long domains': (number) => `a@${`x${number}.`.repeat(20)}example,x\n`,
    'a source each': (number) => `a${number}@mail.example,source${number}\n`,
    'a domain each': (number) => `a@domain${number}.example,x\n`,
    'carriage returns': (number) => `person${number}@mail.example,web\r`,
    'empty lines': () => '\n',
    'one letter a row': () => 'x\n',
  },
  read: (bytes) =>
    checkText(bytes, { suppressions: { 's.csv': 'email,reason\ngone@mail.example,manual\n' } }),
};

const suppressions: Race = {
  head: 'email,reason,scope\n',
  plain: (number) => `person${number}@mail.example,unsubscribe,global\n`,
  hostile: {
    'unknown reasons': (number) => `person${number}@mail.example,${'550 5.7.1 '.repeat(6)},x\n`,
    'a scope each': (number) => `person${number}@mail.example,unsubscribe,scope${number}\n`,
    'whole domains': (number) => `@domain${number}.example,unsubscribe,\n`,
  },
  read: (bytes) => readSuppressions([sourceOf('s.csv', bytes)], { asOfDay, scopes: [] }),
};

const logLine = (number: number, reply: string): string =>
  `Nov 10 09:00:00 mail postfix/smtp[1]: F${number}A: to=<p${number}@mail.example>, relay=none, dsn=5.1.1, status=bounced (${reply})\n`;

const logs: Race = {
  head: '',
  plain: (number) => logLine(number, 'host mx.example said: 550 5.1.1 user unknown in local recipient table'),
  hostile: {
    'long replies': (number) => logLine(number, '550 5.1.1 '.repeat(300)),
    'half phrases': (number) => logLine(number, 'mailbox user account recipient '.repeat(60)),
    'digits and dots': (number) => logLine(number, '5.1.'.repeat(300)),
    brackets: (number) => logLine(number, '(<['.repeat(300)),
    'no lines of mail': () => `${'x'.repeat(200)}\n`,
  },
  read: (bytes) => readEventSample('mail.log', bytes),
};

/** CPU milliseconds of the quicker of two readings. */
async function timeOf({ read }: Race, bytes: Buffer): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    const begun = process.cpuUsage();
    await read(bytes);
    times.push(process.cpuUsage(begun).user / 1000);
  }
  return Math.min(...times);
}

/** How many times as long as plain bytes so many hostile ones take. */
export interface RaceResult {
  readonly name: string;
  readonly ratio: number;
}

/** Reads hostile and plain files of this size; the worst comes first. */
export async function raceAll(bytes: number): Promise<readonly RaceResult[]> {
  const results: RaceResult[] = [];
  for (const [kind, race] of Object.entries({ lists, suppressions, logs })) {
    const plainBytes = filled(bytes, race, race.plain);
    await race.read(plainBytes);
    const plain = await timeOf(race, plainBytes);
    for (const [name, piece] of Object.entries(race.hostile)) {
      results.push({
        name: `${kind}: ${name}`,
        ratio: (await timeOf(race, filled(bytes, race, piece))) / plain,
      });
    }
  }
  return results.toSorted((one, other) => other.ratio - one.ratio);
}
