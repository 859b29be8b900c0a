import type { DnsAnswer, SilenceReason } from '../dns-answer.ts';
import { type Question, typeNumbers } from './encode-question.ts';
import { MessageReader } from './message-reader.ts';
import { otherTypes, readRecords, type SectionRecord } from './read-records.ts';

/** As many aliases are followed as big resolvers do. */
const mostAliases = 16;

/**
 * Reads what a resolver sent back. Null when it is no answer to this question (another id, name or type): then somebody
 * else sent it, and the real one may still come.
 */
export function parseAnswer(bytes: Uint8Array, question: Question): DnsAnswer | null {
  const reader = new MessageReader(bytes);
  try {
    const head = readHead(reader, question);
    return head === null ? null : answerOf(reader, head, question);
  } catch (error) {
    if (error instanceof RangeError) return bytes.length < headerBytes ? null : silence('malformed');
    throw error;
  }
}

const headerBytes = 12;

interface Head {
  readonly code: number;
  readonly truncated: boolean;
  readonly authoritative: boolean;
  readonly recursive: boolean;
  readonly answers: number;
  readonly authorities: number;
}

function readHead(reader: MessageReader, { id, name, type }: Question): Head | null {
  const [sentId, flags, questions, answers, authorities] = [
    reader.short(),
    reader.short(),
    reader.short(),
    reader.short(),
    reader.short(),
  ];
  reader.skip(2);
  const isAnswer = (flags & 0xf800) === 0x8000;
  if (sentId !== id || !isAnswer || questions !== 1) return null;
  if (reader.name() !== name || reader.short() !== typeNumbers[type] || reader.short() !== 1) return null;
  return {
    code: flags & 0x000f,
    truncated: (flags & 0x0200) !== 0,
    authoritative: (flags & 0x0400) !== 0,
    recursive: (flags & 0x0080) !== 0,
    answers,
    authorities,
  };
}

function answerOf(reader: MessageReader, head: Head, { name, type }: Question): DnsAnswer {
  if (head.truncated) return silence('truncated');
  if (head.code !== 0 && head.code !== 3) return silence(reasonsByCode[head.code] ?? 'servfail');
  const answers = readRecords(reader, head.answers, type);
  const authorities = readRecords(reader, head.authorities, type);
  const last = followAliases(answers, name);
  if (last === null) return silence('alias-loop');
  const records = answers.flatMap(({ owner, record }) => (owner === last && record !== null ? [record] : []));
  if (head.code === 3) return records.length === 0 ? { kind: 'nxdomain' } : silence('malformed');
  if (records.length > 0) return { kind: 'records', records };
  return isFinal(head, authorities) ? { kind: 'no-data' } : silence('not-followed');
}

const reasonsByCode: Readonly<Record<number, SilenceReason>> = { 1: 'malformed', 5: 'refused' };

function silence(reason: SilenceReason): DnsAnswer {
  return { kind: 'silence', reason };
}

/** The name that aliases end at; null when they go round or are too many. */
function followAliases(answers: readonly SectionRecord[], name: string): string | null {
  const aliases = new Map(answers.flatMap(({ owner, alias }) => (alias === null ? [] : [[owner, alias]])));
  let last = name;
  for (let steps = 0; steps <= mostAliases; steps += 1) {
    const next = aliases.get(last);
    if (next === undefined) return last;
    last = next;
  }
  return null;
}

/**
 * Whether an answer without records says that there are none (RFC 2308 section 2.2), and not where else to ask, or that
 * an alias was not followed to its end.
 */
function isFinal(head: Head, authorities: readonly SectionRecord[]): boolean {
  const hasType = (type: number): boolean => authorities.some((record) => record.type === type);
  if (hasType(otherTypes.soa)) return true;
  return !hasType(otherTypes.ns) && (head.recursive || head.authoritative) && head.answers === 0;
}
