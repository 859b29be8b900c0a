import { randomInt } from 'node:crypto';
import type { AskResolver, DnsAnswer, RecordType } from '../../core/dns/dns-answer.ts';
import type { ResolverAddress } from '../../core/dns/parse-resolver.ts';
import { askTcp } from './ask-tcp.ts';
import { askUdp } from './ask-udp.ts';
import { type ResolverTiming, timeLeft } from './resolver-timing.ts';

/** A question that got no answer, or no sure one, is asked so often. */
const tries = 2;

/** A resolver to ask: over UDP, where the answer is too long over TCP, and nothing twice. */
export function openResolver(server: ResolverAddress, timing: ResolverTiming): AskResolver {
  const known = new Map<string, Promise<DnsAnswer>>();
  return (name, type) => {
    const key = `${type} ${name}`;
    const answer = known.get(key) ?? askOften(server, { name, type }, timing);
    known.set(key, answer);
    return answer;
  };
}

interface Asked {
  readonly name: string;
  readonly type: RecordType;
}

async function askOften(server: ResolverAddress, asked: Asked, timing: ResolverTiming): Promise<DnsAnswer> {
  let answer: DnsAnswer = { kind: 'silence', reason: 'timeout' };
  for (let attempt = 0; attempt < tries && isWorthAsking(answer); attempt += 1) {
    if (timeLeft(timing) === 0) break;
    answer = await askOnce(server, asked, timing);
  }
  return answer;
}

// because resolvers give up on slow servers with SERVFAIL, and know the answer a moment later
function isWorthAsking(answer: DnsAnswer): boolean {
  return answer.kind === 'silence' && (answer.reason === 'timeout' || answer.reason === 'servfail');
}

async function askOnce(server: ResolverAddress, asked: Asked, timing: ResolverTiming): Promise<DnsAnswer> {
  const question = { ...asked, id: randomInt(0x10000) };
  const answer = await askUdp(server, question, timeLeft(timing));
  const isCut = answer.kind === 'silence' && answer.reason === 'truncated';
  return isCut ? askTcp(server, question, timeLeft(timing)) : answer;
}
