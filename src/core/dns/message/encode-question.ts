import type { RecordType } from '../dns-answer.ts';

/** Numbers of record types (RFC 1035 section 3.2.2, RFC 3596). */
export const typeNumbers: Readonly<Record<RecordType, number>> = { A: 1, MX: 15, AAAA: 28 };

/** One question to a resolver. */
export interface Question {
  /** 0 to 65535, not to be guessed. */
  readonly id: number;
  /** Lower case, A-labels, without a final dot. */
  readonly name: string;
  readonly type: RecordType;
}

const headerBytes = 12;
const recursionDesired = 0x0100;
/** The largest answer over UDP that no network cuts into pieces (DNS flag day 2020). */
const udpBytes = 1232;

/** A question in the form of RFC 1035, with the room for answers that RFC 6891 lets it name. */
export function encodeQuestion({ id, name, type }: Question): Uint8Array {
  const labels = name.split('.');
  const nameBytes = labels.reduce((sum, label) => sum + 1 + label.length, 1);
  const bytes = new Uint8Array(headerBytes + nameBytes + 4 + 11);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, id);
  view.setUint16(2, recursionDesired);
  view.setUint16(4, 1);
  view.setUint16(10, 1);
  let at = headerBytes;
  for (const label of labels) {
    bytes[at] = label.length;
    for (let index = 0; index < label.length; index += 1) bytes[at + 1 + index] = label.charCodeAt(index);
    at += 1 + label.length;
  }
  view.setUint16(at + 1, typeNumbers[type]);
  view.setUint16(at + 3, 1);
  // because the option record has the root as its name, whose byte is 0 already
  view.setUint16(at + 6, 41);
  view.setUint16(at + 8, udpBytes);
  return bytes;
}
