import { createSocket } from 'node:dgram';
import type { DnsAnswer } from '../../core/dns/dns-answer.ts';
import { encodeQuestion, type Question } from '../../core/dns/message/encode-question.ts';
import { parseAnswer } from '../../core/dns/message/parse-answer.ts';
import type { ResolverAddress } from '../../core/dns/parse-resolver.ts';

/**
 * Asks one question over UDP, from a port of its own. Only what comes from the resolver and answers this question is
 * taken; everything else is waited past.
 */
export function askUdp(server: ResolverAddress, question: Question, waitMs: number): Promise<DnsAnswer> {
  return new Promise((resolve) => {
    const socket = createSocket(server.host.includes(':') ? 'udp6' : 'udp4');
    const timer = setTimeout(() => finish({ kind: 'silence', reason: 'timeout' }), waitMs);
    let finished = false;
    const finish = (answer: DnsAnswer): void => {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const fail = (): void => finish({ kind: 'silence', reason: 'unreachable' });
    socket.on('error', fail);
    socket.on('message', (bytes) => {
      const answer = parseAnswer(bytes, question);
      if (answer !== null) finish(answer);
    });
    // because a connected socket is handed nothing that others send
    socket.connect(server.port, server.host, () => {
      if (finished) return;
      socket.send(encodeQuestion(question), (error) => {
        if (error !== null) fail();
      });
    });
  });
}
