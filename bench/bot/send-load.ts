import { Agent, request } from 'node:http';
import type { FakePayload } from '../../test/slack/fake-payloads.ts';
import { formBody, signatureHeaders } from '../../test/slack/sign-request.ts';

/** A request that is ready to be sent, so that signing is no part of what is measured. */
export interface Prepared {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How long each answer took, in the order of sending, and how long all of them. */
export interface LoadResult {
  readonly latenciesMs: readonly number[];
  readonly seconds: number;
}

export function prepare(payloads: readonly FakePayload[], secret: string): readonly Prepared[] {
  return payloads.map((payload) => {
    const body = formBody(payload);
    const length = String(Buffer.byteLength(body));
    const type = 'application/x-www-form-urlencoded';
    return {
      body,
      headers: { 'content-type': type, 'content-length': length, ...signatureHeaders(body, { secret }) },
    };
  });
}

/** Sends all over so many connections that are kept, each the next request as soon as the answer is there. */
export async function sendLoad(
  url: string,
  requests: readonly Prepared[],
  connections: number,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latenciesMs: number[] = [];
  let next = 0;
  const startMs = performance.now();
  const lane = async () => {
    for (let prepared = requests[next]; prepared !== undefined; prepared = requests[next]) {
      next += 1;
      latenciesMs.push(await sendOne(url, agent, prepared));
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const seconds = (performance.now() - startMs) / 1000;
  agent.destroy();
  return { latenciesMs, seconds };
}

function sendOne(url: string, agent: Agent, { body, headers }: Prepared): Promise<number> {
  const startMs = performance.now();
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - startMs);
        else reject(new Error(`answered with ${response.statusCode}`));
      });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
