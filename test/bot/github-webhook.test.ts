import { createHmac } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { githubWebhook } from '../../src/bot/github-webhook.ts';
import { openPrometheusMetrics } from '../../src/bot/prometheus-metrics.ts';
import { useLedger } from '../io/ledger/use-ledger.ts';
import { botLedger } from './follow-world.ts';

const secret = 'a secret of the tests';
const push = { ref: 'refs/heads/bounce-ledger', repository: { full_name: 'acme/lists' } };

interface Served {
  readonly url: string;
  readonly nudged: readonly string[];
  readonly metrics: string;
}

async function serve(): Promise<Served> {
  const nudged: string[] = [];
  const metrics = openPrometheusMetrics();
  const ledgers = [botLedger(await useLedger())];
  const handle = githubWebhook({ ledgers, nudge: (name) => nudged.push(name), metrics }, secret);
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // because a server that listens on a port has an address of this form
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/github`,
    nudged,
    get metrics() {
      return metrics.text({});
    },
  };
}

const sign = (body: string, key = secret) => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;

function deliver(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = { 'x-hub-signature-256': sign(body) },
): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'x-github-event': 'push', ...headers }, body });
}

describe('a delivery', () => {
  test('that is signed nudges the ledger that moved, again when it is replayed, which does no harm', async () => {
    const served = await serve();
    const body = JSON.stringify(push);
    expect((await deliver(served.url, body)).status).toBe(202);
    expect((await deliver(served.url, body)).status).toBe(202);
    expect(served.nudged).toEqual(['lists', 'lists']);
    expect(served.metrics).toContain('bounce_webhook_total{result="taken"} 2');
  });

  test('of another event or repository is taken and nudges nothing', async () => {
    const served = await serve();
    for (const payload of [{ zen: 'x' }, { ...push, repository: { full_name: 'other/lists' } }, null, 7]) {
      expect((await deliver(served.url, JSON.stringify(payload))).status).toBe(202);
    }
    expect(served.nudged).toEqual([]);
  });

  const body = JSON.stringify(push);
  test.each<[string, string, Readonly<Record<string, string>>, number]>([
    ['without a signature', body, {}, 401],
    ['signed with another secret', body, { 'x-hub-signature-256': sign(body, 'other') }, 401],
    ['signed for another body', `${body} `, { 'x-hub-signature-256': sign(body) }, 401],
    ['with the old kind of signature', body, { 'x-hub-signature': 'sha1=0' }, 401],
    ['with half a signature', body, { 'x-hub-signature-256': sign(body).slice(0, 40) }, 401],
    ['that is not JSON', '{', { 'x-hub-signature-256': sign('{') }, 400],
  ])('%s is refused and nudges nothing', async (_what, text, headers, status) => {
    const served = await serve();
    expect((await deliver(served.url, text, headers)).status).toBe(status);
    expect(served.nudged).toEqual([]);
  });

  test('by any other method is refused', async () => {
    const served = await serve();
    expect((await fetch(served.url)).status).toBe(405);
  });

  test('of more than a mebibyte is refused before it is read to its end', async () => {
    const { url, nudged } = await serve();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(url, { method: 'POST', headers: { 'x-hub-signature-256': sign('') } });
      request.on('response', (response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      request.on('error', reject);
      request.write(Buffer.alloc((1 << 20) + 1));
    });
    expect([status, nudged]).toEqual([413, []]);
  });

  test('that is cut off nudges nothing, and the next one is answered', async () => {
    const { url, nudged } = await serve();
    const headers = { 'x-hub-signature-256': sign(body), 'content-length': '1000' };
    await new Promise<void>((resolve) => {
      const request = httpRequest(url, { method: 'POST', headers });
      request.on('error', () => resolve());
      request.write(body, () => request.destroy());
      request.on('close', resolve);
    });
    expect((await deliver(url, body)).status).toBe(202);
    expect(nudged).toEqual(['lists']);
  });
});
