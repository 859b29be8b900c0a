import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';

/** What came back for an envelope. */
export interface FakeAck {
  /** From sending to the acknowledgement; 0 for none. */
  readonly ms: number;
  /** False when nothing came within the time. */
  readonly acked: boolean;
  /** What the app answered inside the acknowledgement; undefined for nothing. */
  readonly payload: unknown;
  readonly envelopeId: string;
}

export interface EnvelopeOptions {
  readonly type?: 'slash_commands' | 'interactive' | 'events_api';
  /** Which of the open connections gets it, by age; the oldest unless told. */
  readonly connection?: number;
  /** Sent so many times with the same id. */
  readonly copies?: number;
  /** Slack waits 3 s. */
  readonly timeoutMs?: number;
  readonly retryAttempt?: number;
}

/** The Socket Mode side of the fake. */
export interface FakeSocket {
  /** How many connections are open, frozen ones counted. */
  readonly connections: () => number;
  /** Sends a payload as Slack does and waits for the acknowledgement. */
  readonly envelope: (
    payload: Readonly<Record<string, unknown>>,
    options?: EnvelopeOptions,
  ) => Promise<FakeAck>;
  /** Tells one connection (all unless told) to go away, as Slack does each hour; it is closed when the app does. */
  readonly disconnect: (
    reason?: 'warning' | 'refresh_requested' | 'link_disabled',
    connection?: number,
  ) => void;
  /** Resets a connection (all unless told) without a word. */
  readonly cut: (connection?: number) => void;
  /** Half-open: the connections of now stay open, but answer no ping and deliver nothing. */
  readonly freeze: () => void;
  /** Refuses new connections until called with false. */
  readonly refuseConnections: (isRefusing: boolean) => void;
  /** Resolves once so many connections said hello. */
  readonly opened: (count: number, timeoutMs?: number) => Promise<void>;
}

/** Pings of Slack; the client's watchdog counts on them. */
const pingEveryMs = 2000;

export interface SocketServer extends FakeSocket {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly close: () => void;
}

export function openFakeSocket(nowMs: () => number): SocketServer {
  // because a frozen connection must not answer pings, the server leaves pongs to us
  const server = new WebSocketServer({ noServer: true, autoPong: false });
  const open: { readonly link: WebSocket; isFrozen: boolean }[] = [];
  const waiting = new Map<string, (payload: unknown) => void>();
  let isRefusing = false;

  const pinging = setInterval(() => {
    for (const { link, isFrozen } of open) if (!isFrozen) link.ping('ping');
  }, pingEveryMs);

  const accept = (link: WebSocket): void => {
    const entry = { link, isFrozen: false };
    open.push(entry);
    link.on('close', () => {
      const at = open.indexOf(entry);
      if (at >= 0) open.splice(at, 1);
    });
    link.on('error', () => undefined);
    link.on('ping', (data) => {
      if (!entry.isFrozen) link.pong(data);
    });
    link.on('message', (data) => {
      if (!entry.isFrozen) receive(data, waiting);
    });
    const info = { app_id: 'A0000FAKE' };
    link.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.length,
        connection_info: info,
        debug_info: { host: 'fake', build_number: 1, approximate_connection_time: 3600 },
      }),
    );
  };

  const chosen = (connection?: number): readonly WebSocket[] => {
    const links = open.map(({ link }) => link);
    return connection === undefined ? links : links.slice(connection, connection + 1);
  };

  return {
    connections: () => open.length,
    upgrade: (request, socket, head) => {
      if (isRefusing) socket.destroy();
      else server.handleUpgrade(request, socket, head, accept);
    },
    envelope: async (payload, options = {}) => {
      const { type = 'slash_commands', copies = 1, timeoutMs = 3000 } = options;
      const envelopeId = randomUUID();
      const entry = open.filter(({ isFrozen }) => !isFrozen)[options.connection ?? 0];
      if (entry === undefined) return { ms: 0, acked: false, payload: undefined, envelopeId };
      const text = JSON.stringify({
        envelope_id: envelopeId,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...(type === 'events_api' ? { retry_attempt: options.retryAttempt ?? 0, retry_reason: '' } : {}),
      });
      const startMs = nowMs();
      const reply = new Promise<FakeAck>((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(envelopeId);
          resolve({ ms: 0, acked: false, payload: undefined, envelopeId });
        }, timeoutMs);
        waiting.set(envelopeId, (answer) => {
          clearTimeout(timer);
          resolve({ ms: nowMs() - startMs, acked: true, payload: answer, envelopeId });
        });
      });
      for (let copy = 0; copy < copies; copy += 1) entry.link.send(text);
      return reply;
    },
    disconnect: (reason = 'refresh_requested', connection) => {
      for (const link of chosen(connection)) {
        link.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } }));
      }
    },
    cut: (connection) => {
      for (const link of chosen(connection)) link.terminate();
    },
    freeze: () => {
      for (const entry of open) entry.isFrozen = true;
    },
    refuseConnections: (refusing) => {
      isRefusing = refusing;
    },
    opened: async (count, timeoutMs = 30_000) => {
      const endMs = performance.now() + timeoutMs;
      while (open.length < count) {
        if (performance.now() > endMs) throw new Error(`${open.length} of ${count} connections`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    close: () => {
      clearInterval(pinging);
      for (const { link } of [...open]) link.terminate();
      server.close();
    },
  };
}

function receive(data: RawData, waiting: Map<string, (payload: unknown) => void>): void {
  const text = Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString();
  const message: unknown = JSON.parse(text);
  if (typeof message !== 'object' || message === null || !('envelope_id' in message)) return;
  const id = String(message.envelope_id);
  waiting.get(id)?.('payload' in message ? message.payload : undefined);
  waiting.delete(id);
}
