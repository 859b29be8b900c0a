import { connect } from 'node:net';
import type { DnsAnswer } from '../../core/dns/dns-answer.ts';
import { encodeQuestion, type Question } from '../../core/dns/message/encode-question.ts';
import { parseAnswer } from '../../core/dns/message/parse-answer.ts';
import type { ResolverAddress } from '../../core/dns/parse-resolver.ts';

/** Before a message over TCP stands its length (RFC 1035 section 4.2.2). */
const prefixBytes = 2;

/** Asks one question over TCP, for an answer that is too long for UDP. */
export function askTcp(server: ResolverAddress, question: Question, waitMs: number): Promise<DnsAnswer> {
  return new Promise((resolve) => {
    const socket = connect(server.port, server.host);
    const finish = (answer: DnsAnswer): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    // because a server that sends a byte now and then must not keep the socket open
    const timer = setTimeout(() => finish({ kind: 'silence', reason: 'timeout' }), waitMs);
    let received = Buffer.alloc(0);
    socket.on('error', () => finish({ kind: 'silence', reason: 'unreachable' }));
    socket.on('close', () => finish({ kind: 'silence', reason: 'unreachable' }));
    socket.on('connect', () => socket.write(withLength(encodeQuestion(question))));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const message = messageIn(received);
      if (message === null) return;
      finish(parseAnswer(message, question) ?? { kind: 'silence', reason: 'malformed' });
    });
  });
}

function withLength(message: Uint8Array): Uint8Array {
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt16BE(message.length);
  return Buffer.concat([prefix, message]);
}

/** The message once it is there as a whole. */
function messageIn(received: Buffer): Uint8Array | null {
  if (received.length < prefixBytes) return null;
  const end = prefixBytes + received.readUInt16BE(0);
  return received.length < end ? null : received.subarray(prefixBytes, end);
}
