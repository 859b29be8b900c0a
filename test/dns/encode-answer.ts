/** Records of a name as the server holds them: mail servers with a preference, addresses, an alias. */
export interface ZoneRecords {
  readonly mx?: readonly (readonly [preference: number, host: string])[];
  readonly a?: readonly string[];
  readonly aaaa?: readonly string[];
  readonly cname?: string;
}

/** A question as it came in. */
export interface AskedQuestion {
  readonly id: number;
  readonly name: string;
  readonly type: number;
  /** The bytes of the question section. */
  readonly section: Buffer;
}

/** What an answer is made of. */
export interface AnswerParts {
  readonly code?: number;
  readonly truncated?: boolean;
  readonly recursive?: boolean;
  readonly answers?: readonly Buffer[];
  readonly authorities?: readonly Buffer[];
}

export const types = { A: 1, NS: 2, CNAME: 5, SOA: 6, MX: 15, AAAA: 28 } as const;

export function readQuestion(message: Buffer): AskedQuestion {
  const labels: string[] = [];
  let at = 12;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return {
    id: message.readUInt16BE(0),
    name: labels.join('.'),
    type: message.readUInt16BE(at + 1),
    section: message.subarray(12, at + 5),
  };
}

export function encodeName(name: string): Buffer {
  const labels = name === '' ? [] : name.split('.');
  const parts = labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]);
  return Buffer.concat([...parts, Buffer.from([0])]);
}

export function encodeRecord(owner: string, type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(1, 2);
  head.writeUInt32BE(60, 4);
  head.writeUInt16BE(value.length, 8);
  return Buffer.concat([encodeName(owner), head, value]);
}

/** Without a start of authority (RFC 2308) an answer that has no records does not say that there are none. */
export function startOfAuthority(zone: string): Buffer {
  return encodeRecord(
    zone,
    types.SOA,
    Buffer.concat([encodeName('ns'), encodeName('who'), Buffer.alloc(20)]),
  );
}

export function recordsOf(owner: string, records: ZoneRecords, type: number): Buffer[] {
  if (type === types.MX) {
    return (records.mx ?? []).map(([preference, host]) => {
      const number = Buffer.alloc(2);
      number.writeUInt16BE(preference);
      return encodeRecord(owner, types.MX, Buffer.concat([number, encodeName(host)]));
    });
  }
  if (type === types.A) {
    return (records.a ?? []).map((ip) =>
      encodeRecord(owner, types.A, Buffer.from(ip.split('.').map(Number))),
    );
  }
  return (records.aaaa ?? []).map((groups) => {
    const bytes = groups
      .split(':')
      .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]);
    return encodeRecord(owner, types.AAAA, Buffer.from(bytes));
  });
}

export function encodeAnswer(
  { id, section }: Pick<AskedQuestion, 'id' | 'section'>,
  parts: AnswerParts,
): Buffer {
  const { code = 0, truncated = false, recursive = true, answers = [], authorities = [] } = parts;
  const head = Buffer.alloc(12);
  head.writeUInt16BE(id, 0);
  head.writeUInt16BE(0x8100 | (truncated ? 0x0200 : 0) | (recursive ? 0x0080 : 0) | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(answers.length, 6);
  head.writeUInt16BE(authorities.length, 8);
  return Buffer.concat([head, section, ...answers, ...authorities]);
}
