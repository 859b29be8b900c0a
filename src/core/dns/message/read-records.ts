import type { DnsRecord, RecordType } from '../dns-answer.ts';
import { typeNumbers } from './encode-question.ts';
import type { MessageReader } from './message-reader.ts';

/** A record of a section: the alias or the value is set where it is one that was asked for. */
export interface SectionRecord {
  readonly owner: string;
  readonly type: number;
  readonly alias: string | null;
  readonly record: DnsRecord | null;
}

/** The numbers of types that are looked at beside those that are asked for. */
export const otherTypes = { ns: 2, cname: 5, soa: 6 } as const;
const internet = 1;

/** Reads the records of one section. Throws RangeError where they are none. */
export function readRecords(reader: MessageReader, count: number, asked: RecordType): SectionRecord[] {
  const records: SectionRecord[] = [];
  for (let index = 0; index < count; index += 1) records.push(readRecord(reader, asked));
  return records;
}

function readRecord(reader: MessageReader, asked: RecordType): SectionRecord {
  const owner = reader.name();
  const [type, classNumber] = [reader.short(), reader.short()];
  reader.skip(4);
  const length = reader.short();
  const end = reader.at + length;
  const isWanted = classNumber === internet;
  const alias = isWanted && type === otherTypes.cname ? reader.name() : null;
  const record = isWanted && type === typeNumbers[asked] ? readValue(reader, asked, length) : null;
  if ((alias !== null || record !== null) && reader.at !== end)
    throw new RangeError('a record has another length');
  reader.skip(end - reader.at);
  return { owner, type, alias, record };
}

function readValue(reader: MessageReader, type: RecordType, length: number): DnsRecord {
  if (type === 'MX') return { preference: reader.short(), value: reader.name() };
  if (length !== (type === 'A' ? 4 : 16)) throw new RangeError('an address has another length');
  const value = type === 'A' ? readIpv4(reader) : readIpv6(reader);
  return { preference: 0, value };
}

function readIpv4(reader: MessageReader): string {
  return Array.from({ length: 4 }, () => reader.byte()).join('.');
}

/** Eight groups, none left out: it is compared, and never shown. */
function readIpv6(reader: MessageReader): string {
  return Array.from({ length: 8 }, () => reader.short().toString(16)).join(':');
}
