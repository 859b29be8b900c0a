import type { TextRule } from '../text-rule.ts';
import { phrases } from './phrases.ts';

/** Failures on the way, before any server judged the recipient; the last chance of a text to say something. */
export const transportRules: readonly TextRule[] = [
  {
    id: 'text-loop',
    class: 'loop',
    confidence: 'high',
    yields: true,
    any: phrases(`
      too many hops, hop count exceeded, hop count, mail loop, mail loops back, loops back to myself,
      routing loop, loop detected, is looping, message is looping, forwarding loop, too many received,
      resolver fwd loop, local configuration error mx, mx record points to local host, lowest numbered mx
    `),
  },
  {
    id: 'text-network',
    class: 'temp-network',
    confidence: 'high',
    yields: true,
    any: phrases(`
      timed out, time out, timeout, connection refused, connection was refused, connection reset,
      connection lost, lost connection, connection dropped, connection closed, connection failed,
      connection failure, connection error, could not connect, couldn't connect, cannot connect,
      unable to connect, failed to connect, unable to establish, wasn't able to establish,
      not able to establish, did not accept our requests to connect, not reachable, unreachable,
      no route to host, network error, network is down, socket error, no answer from host, no answer,
      not responding, did not respond, host is down, server is down, temporary dns,
      temporarily unable to resolve, temporary lookup failure, dns lookup failure, dns error, dns failure,
      dns problem, dns query error, dns timeout, dns server returned, name service error, unable to resolve,
      could not resolve, couldn't resolve, tls handshake, tls is required but was not offered, starttls,
      certificate, delivery temporarily suspended, smtp connection
    `),
    unless: ['retry timeout exceeded'],
  },
  {
    id: 'text-expired',
    class: 'expired',
    confidence: 'high',
    yields: true,
    any: phrases(`
      message expired, envelope expired, delivery time expired, delivery expired, queue lifetime expired,
      has expired in the queue, in the queue too long, queued too long, been in the queue,
      retry timeout exceeded, retry time not reached, retry limit exceeded, max retry, maximum retries,
      too old, giving up, gave up, could not be delivered for, could not deliver for, unable to deliver in,
      cannot send message within, not delivered within, unable to deliver message after, multiple attempts,
      several attempts, repeated attempts
    `),
  },
  {
    id: 'text-try-later',
    class: 'temp-network',
    confidence: 'medium',
    yields: true,
    any: phrases(`
      try again later, try again, try later, please retry, retry later, resend your message at a later time,
      temporarily deferred, temporarily rejected, temporarily unavailable, temporarily, temporary failure,
      temporary problem, temporary error, temporary system problem, service unavailable,
      service not available, service is unavailable, service refused, server busy, server too busy,
      too busy, system busy, server overloaded, overloaded, resources unavailable,
      insufficient system resources, insufficient resources, out of memory, maintenance, not ready,
      essayez plus tard, réessayer plus tard, später erneut, später noch einmal, intente más tarde,
      riprovare più tardi, tente novamente mais tarde, повторите попытку, 稍后, しばらくして
    `),
  },
  {
    id: 'text-system',
    class: 'system',
    confidence: 'medium',
    yields: true,
    any: phrases(`
      internal error, internal server error, internal software error, local error, local problem,
      error in processing, system error, mail system problem, mail server error, server error,
      configuration error, configuration problem, misconfigur*, software error, processing error,
      insufficient permission, permission denied, cannot open, cannot create, cannot write, error writing,
      i o error, input output error, read only file system, pipe to, child crashed, command died,
      command time limit, unable to run, program failure, delivery agent, script, syntax error,
      command not recognized, command unrecognized, unrecognized command, unknown command,
      command not implemented, command rejected, bad sequence, out of sequence, protocol error,
      protocol violation, not implemented, smtputf8, internationalized email, multiple destination domains
    `),
  },
];
