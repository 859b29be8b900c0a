import { createSocket, type Socket as DatagramSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import {
  type AskedQuestion,
  encodeAnswer,
  encodeName,
  encodeRecord,
  readQuestion,
  recordsOf,
  startOfAuthority,
  types,
  type ZoneRecords,
} from './encode-answer.ts';

/** How a server treats a name other than by its records. */
export type Fault =
  | 'servfail'
  | 'servfail-once'
  | 'refused'
  | 'silent'
  | 'truncated'
  | 'truncated-twice'
  | 'tcp-drips'
  | 'slow'
  | 'wrong-id'
  | 'wrong-id-first'
  | 'wrong-name'
  | 'alias-loop'
  | 'alias-open'
  | 'alias-to-nothing'
  | 'referral'
  | 'referral-by-resolver'
  | 'not-recursive'
  | 'garbage'
  | 'half'
  | 'pointer-loop'
  | 'denies-mx';

/** Names and what there is of them; a fault decides before the records do. */
export type Zone = Readonly<Record<string, ZoneRecords | Fault>>;

export interface DnsServer {
  /** `127.0.0.1:PORT`, as a resolver is named. */
  readonly address: string;
  /** Every question that came in, as `MX name`. */
  readonly asked: string[];
  /** The most questions that were open at once. */
  readonly most: () => number;
  /** How many questions came over TCP. */
  readonly overTcp: () => number;
}

export interface ServerOptions {
  readonly zone?: Zone;
  /** Records of every name that is in no zone. */
  readonly others?: ZoneRecords | Fault;
  /** Leaves out the names by which resolvers are tried first. */
  readonly withoutControls?: boolean;
  readonly slowMs?: number;
}

/** What everybody knows to take mail, by which resolvers are tried first. */
const controls: Zone = {
  'gmail.com': { mx: [[5, 'mx.gmail.com']] },
  'outlook.com': { mx: [[5, 'mx.gmail.com']] },
  'yahoo.com': { mx: [[5, 'mx.gmail.com']] },
  'mx.gmail.com': { a: ['192.178.0.1'] },
};
const typeNames = new Map<number, string>(Object.entries(types).map(([name, number]) => [number, name]));

/** Starts a resolver on loopback, over UDP and TCP on one port; it is closed when the test ends. */
export async function startDnsServer(options: ServerOptions = {}): Promise<DnsServer> {
  const { zone = {}, others, withoutControls = false, slowMs = 60 } = options;
  const known: Zone = withoutControls ? zone : { ...controls, ...zone };
  const asked: string[] = [];
  const seen = new Map<string, number>();
  let open = 0;
  let most = 0;
  let tcpQuestions = 0;
  const answer = async (message: Buffer, tcp: boolean): Promise<Buffer[]> => {
    const question = readQuestion(message);
    const key = `${typeNames.get(question.type)} ${question.name}`;
    asked.push(key);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    open += 1;
    most = Math.max(most, open);
    const answers = await answersTo(question, known[question.name] ?? others, { tcp, times, slowMs });
    open -= 1;
    return answers;
  };
  const tcp = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', async (data) => {
      tcpQuestions += 1;
      const message = Buffer.from(data).subarray(2);
      const isDripping = known[readQuestion(message).name] === 'tcp-drips';
      for (const bytes of await answer(message, true)) await writeTcp(socket, bytes, isDripping);
    });
  });
  const { udp, port } = await listen(tcp);
  udp.on('message', async (message, from) => {
    for (const bytes of await answer(message, false)) udp.send(bytes, from.port, from.address);
  });
  onTestFinished(() => {
    udp.close();
    tcp.close();
  });
  return { address: `127.0.0.1:${port}`, asked, most: () => most, overTcp: () => tcpQuestions };
}

/** Takes one port for both, and another where somebody has it for one of them. */
async function listen(tcp: Server): Promise<{ readonly udp: DatagramSocket; readonly port: number }> {
  for (let attempt = 0; ; attempt += 1) {
    const udp = createSocket('udp4');
    udp.bind(0, '127.0.0.1');
    await once(udp, 'listening');
    const { port } = udp.address();
    tcp.listen(port, '127.0.0.1');
    try {
      await once(tcp, 'listening');
      return { udp, port };
    } catch (error) {
      udp.close();
      if (attempt === 20) throw error;
    }
  }
}

async function writeTcp(socket: Socket, bytes: Buffer, drips: boolean): Promise<void> {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  const all = Buffer.concat([length, bytes]);
  if (!drips) {
    socket.end(all);
    return;
  }
  for (const byte of all) {
    if (socket.destroyed) return;
    socket.write(Buffer.from([byte]));
    await wait(20);
  }
}

interface Circumstances {
  readonly tcp: boolean;
  /** How often this was asked, this time included. */
  readonly times: number;
  readonly slowMs: number;
}

async function answersTo(
  question: AskedQuestion,
  records: ZoneRecords | Fault | undefined,
  { tcp, times, slowMs }: Circumstances,
): Promise<Buffer[]> {
  if (typeof records === 'string') {
    if (records === 'slow') await wait(slowMs);
    return faults[records](question, tcp, times);
  }
  return [plainAnswer(question, records)];
}

function plainAnswer(question: AskedQuestion, records: ZoneRecords | undefined): Buffer {
  const soa = [startOfAuthority(question.name.split('.').slice(-1).join('.'))];
  if (records === undefined) return encodeAnswer(question, { code: 3, authorities: soa });
  const { cname } = records;
  const owner = cname ?? question.name;
  const alias = cname === undefined ? [] : [aliasOf(question.name, cname)];
  const found = recordsOf(owner, records, question.type);
  return encodeAnswer(question, {
    answers: [...alias, ...found],
    authorities: found.length === 0 ? soa : [],
  });
}

function aliasOf(owner: string, target: string): Buffer {
  return encodeRecord(owner, types.CNAME, encodeName(target));
}

const good: ZoneRecords = { mx: [[10, 'mx.gmail.com']], a: ['192.178.0.2'] };

const faults: Readonly<Record<Fault, (question: AskedQuestion, tcp: boolean, times: number) => Buffer[]>> = {
  servfail: (question) => [encodeAnswer(question, { code: 2 })],
  'servfail-once': (question, _tcp, times) =>
    times === 1 ? [encodeAnswer(question, { code: 2 })] : [plainAnswer(question, good)],
  refused: (question) => [encodeAnswer(question, { code: 5 })],
  silent: () => [],
  truncated: (question, tcp) => [
    tcp ? plainAnswer(question, good) : encodeAnswer(question, { truncated: true }),
  ],
  'truncated-twice': (question) => [encodeAnswer(question, { truncated: true })],
  'tcp-drips': (question, tcp) => [
    tcp ? plainAnswer(question, good) : encodeAnswer(question, { truncated: true }),
  ],
  slow: (question) => [plainAnswer(question, good)],
  'wrong-id': (question) => [plainAnswer({ ...question, id: question.id ^ 1 }, undefined)],
  'wrong-id-first': (question) => [
    plainAnswer({ ...question, id: question.id ^ 1 }, undefined),
    plainAnswer(question, good),
  ],
  'wrong-name': (question) => [
    encodeAnswer(
      { ...question, section: Buffer.concat([encodeName('other.test'), question.section.subarray(-4)]) },
      { code: 3 },
    ),
  ],
  'alias-loop': (question) => [
    encodeAnswer(question, { answers: [aliasOf(question.name, 'b.test'), aliasOf('b.test', question.name)] }),
  ],
  'alias-open': (question) => [encodeAnswer(question, { answers: [aliasOf(question.name, 'b.test')] })],
  'alias-to-nothing': (question) => [
    encodeAnswer(question, {
      code: 3,
      answers: [aliasOf(question.name, 'b.test')],
      authorities: [startOfAuthority('test')],
    }),
  ],
  'referral-by-resolver': (question) => [
    encodeAnswer(question, { authorities: [encodeRecord('test', types.NS, encodeName('ns.test'))] }),
  ],
  'not-recursive': (question) => [encodeAnswer(question, { recursive: false })],
  referral: (question) => [
    encodeAnswer(question, {
      recursive: false,
      authorities: [encodeRecord('test', types.NS, encodeName('ns.test'))],
    }),
  ],
  garbage: (question) => [
    Buffer.concat([encodeAnswer(question, { answers: [Buffer.from([1])] }), Buffer.from([0xff, 0xff, 0xff])]),
  ],
  half: (question) => {
    const whole = plainAnswer(question, good);
    return [whole.subarray(0, whole.length - 3)];
  },
  'pointer-loop': (question) => {
    const head = encodeAnswer(question, {});
    head.writeUInt16BE(1, 6);
    const pointer = 0xc000 | head.length;
    return [Buffer.concat([head, Buffer.from([pointer >> 8, pointer & 0xff]), Buffer.alloc(10)])];
  },
  'denies-mx': (question) => [plainAnswer(question, question.type === types.MX ? undefined : good)],
};

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
