import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerApi } from './fake-api.ts';
import { answerResponseUrl, answerWebhook } from './fake-incoming.ts';
import { type FakeSocket, openFakeSocket } from './fake-socket.ts';
import {
  emptySwitches,
  type FakeCall,
  type FakeChannel,
  type FakeMessage,
  type FakeResponseUrl,
  type FakeState,
  type FakeSwitches,
  type FakeToken,
} from './fake-state.ts';

/*
 * A Slack on loopback that refuses what the real one refuses.
 *
 *   const slack = await startFakeSlack();                  // team T0FAKE, bot token xoxb-fake, app token xapp-fake
 *   slack.addChannel('C0123456789');                       // the bot is a member, neither archived nor shared
 *   openSlackClient({ apiUrl: slack.apiUrl, token: slack.botToken, ... })
 *   slack.messages('C0123456789')                          // what the channel shows now, oldest first
 *   slack.callsOf('chat.postMessage')                      // every call: token, body, answer
 *   slack.switches.limited.set('chat.postMessage:C0123456789', 4)   // 429 with Retry-After: 4 until deleted
 *   slack.switches.cutAfter.set('chat.postMessage', 1)     // the next one is posted and its reply is lost
 *   slack.makeTrigger() / slack.makeResponseUrl({ ... })   // valid for 3 s, once / 30 min, 5 answers
 *   slack.socket.envelope(payload)                         // Socket Mode: { acked, ms, payload }
 *   fake-payloads.ts: commandPayload, clickPayload, submissionPayload, eventPayload
 *   sign-request.ts: postSigned(url, fields)               // HTTP mode: really signed requests to the bot
 *   await slack.close()
 *
 * `nowMs` moves the clock of triggers, response URLs and message times; `switches.skewMs` that of the Date header too.
 */

/** How the fake starts; everything has a default. */
export interface FakeSlackOptions {
  /** Scopes of the bot token, as the manifest grants them. */
  readonly scopes?: readonly string[];
  readonly nowMs?: () => number;
}

export interface FakeSlack {
  /** Ends in `/api/`, as `slackApiUrl` and `SLACK_API_URL` want it. */
  readonly apiUrl: string;
  /** Address without a path, for the host check of response URLs. */
  readonly origin: string;
  readonly team: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly state: FakeState;
  readonly calls: readonly FakeCall[];
  readonly switches: FakeSwitches;
  readonly socket: FakeSocket;
  readonly callsOf: (method: string) => readonly FakeCall[];
  /** What a channel shows to everybody, replies too, oldest first. */
  readonly messages: (channel: string) => readonly FakeMessage[];
  readonly addChannel: (id: string, facts?: Partial<FakeChannel>) => FakeChannel;
  readonly addToken: (token: string, facts?: Partial<FakeToken>) => FakeToken;
  readonly setGroup: (id: string, users: readonly string[]) => void;
  readonly makeTrigger: (user?: string) => string;
  readonly makeResponseUrl: (place: { readonly channel: string; readonly user: string }) => FakeResponseUrl;
  /** Address of a new incoming webhook into a channel. */
  readonly makeWebhook: (channel: string) => string;
  readonly close: () => Promise<void>;
}

/** Scopes of the manifest with what it asks for by default. */
export const defaultScopes = [
  'commands',
  'chat:write',
  'usergroups:read',
  'channels:read',
  'groups:read',
] as const;

export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const nowMs = options.nowMs ?? Date.now;
  const socket = openFakeSocket(() => performance.now());
  const state = emptyState(nowMs);
  const server = createServer((request, response) => {
    serve(state, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', socket.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  state.socketUrl = () => `ws://127.0.0.1:${port}/link/?ticket=${state.nextNumber()}`;

  const addToken: FakeSlack['addToken'] = (token, facts = {}) => {
    const whole: FakeToken = {
      kind: 'bot',
      team: 'T0FAKE',
      botId: 'B0FAKE',
      userId: 'U0BOT',
      scopes: options.scopes ?? defaultScopes,
      revoked: false,
      ...facts,
    };
    state.tokens.set(token, whole);
    return whole;
  };
  addToken('xoxb-fake');
  addToken('xapp-fake', { kind: 'app', scopes: ['connections:write'] });

  return {
    apiUrl: `${origin}/api/`,
    origin,
    team: 'T0FAKE',
    botToken: 'xoxb-fake',
    appToken: 'xapp-fake',
    signingSecret: 'fake-signing-secret',
    state,
    calls: state.calls,
    switches: state.switches,
    socket,
    callsOf: (method) => state.calls.filter((call) => call.method === method),
    messages: (channel) =>
      state.messages.filter((message) => message.channel === channel && message.ephemeralTo === null),
    addChannel: (id, facts = {}) => {
      const channel: FakeChannel = {
        id,
        team: 'T0FAKE',
        isArchived: false,
        isMember: true,
        isExternal: false,
        isPrivate: false,
        ...facts,
      };
      state.channels.set(id, channel);
      return channel;
    },
    addToken,
    setGroup: (id, users) => {
      state.groups.set(id, users);
    },
    makeTrigger: (user = 'U0ASKER') => {
      const id = `${state.nextNumber()}.fake.trigger`;
      state.triggers.set(id, { user, atMs: nowMs(), used: false });
      return id;
    },
    makeResponseUrl: (place) => {
      const id = String(state.nextNumber());
      const made = { id, url: `${origin}/response/${id}`, ...place, madeAtMs: nowMs(), uses: 0, bodies: [] };
      state.responseUrls.set(id, made);
      return made;
    },
    makeWebhook: (channel) => {
      const id = String(state.nextNumber());
      state.webhooks.set(id, channel);
      return `${origin}/services/${id}`;
    },
    close: async () => {
      socket.close();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

function emptyState(nowMs: () => number): FakeState {
  let number = 0;
  return {
    nowMs,
    calls: [],
    held: [],
    messages: [],
    channels: new Map(),
    tokens: new Map(),
    groups: new Map(),
    triggers: new Map(),
    views: new Map(),
    homes: new Map(),
    responseUrls: new Map(),
    webhooks: new Map(),
    oauthCodes: new Map(),
    switches: emptySwitches(),
    socketUrl: () => '',
    nextNumber: () => {
      number += 1;
      return number;
    },
  };
}

async function serve(state: FakeState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await readBody(request);
  const [, area, name] = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.split('/');
  if (state.switches.latencyMs > 0) await hold(state, name ?? '');
  response.setHeader('date', new Date(state.nowMs() + state.switches.skewMs).toUTCString());
  if (area === 'api') answerApi(state, { method: name ?? '', text, request, response });
  else if (area === 'response') answerResponseUrl(state, { id: name ?? '', text, response });
  else if (area === 'services') answerWebhook(state, { id: name ?? '', text, response });
  else response.writeHead(404).end();
}

async function hold({ held, switches }: FakeState, name: string): Promise<void> {
  held.push(name);
  await new Promise((resolve) => setTimeout(resolve, switches.latencyMs));
  held.splice(held.indexOf(name), 1);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
