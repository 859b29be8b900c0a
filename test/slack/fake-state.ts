/** A call of the Web API as it came in; `token` is what stood after Bearer, null without. */
export interface FakeCall {
  readonly method: string;
  readonly token: string | null;
  /** JSON or form fields, parsed; JSON inside form fields too. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly atMs: number;
  /** What Slack decided; `ok: true` also where the reply was then cut off by a switch. */
  answer: Readonly<Record<string, unknown>>;
}

/** A message as the channel has it. */
export interface FakeMessage {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly team: string;
  /** User and bot that said it. */
  readonly user: string;
  readonly bot: string;
  text: string;
  blocks: readonly unknown[];
  metadata: unknown;
  /** Counts the updates. */
  edits: number;
  /** Null for a channel message, a user for an ephemeral answer by `response_url`. */
  readonly ephemeralTo: string | null;
}

export interface FakeChannel {
  readonly id: string;
  readonly team: string;
  isArchived: boolean;
  isMember: boolean;
  isExternal: boolean;
  isPrivate: boolean;
}

export interface FakeToken {
  readonly kind: 'bot' | 'app';
  readonly team: string;
  readonly botId: string;
  readonly userId: string;
  scopes: readonly string[];
  revoked: boolean;
}

export interface FakeView {
  readonly id: string;
  readonly user: string;
  view: Readonly<Record<string, unknown>>;
  hash: string;
}

/** A `response_url` with what was said through it; Slack takes 5 answers within 30 minutes. */
export interface FakeResponseUrl {
  readonly id: string;
  readonly url: string;
  readonly channel: string;
  readonly user: string;
  readonly madeAtMs: number;
  uses: number;
  /** What was sent and taken, in order. */
  readonly bodies: Readonly<Record<string, unknown>>[];
}

/** What may go wrong; set a member to switch it on, delete or null it to switch it off. */
export interface FakeSwitches {
  /** Milliseconds before every answer of the Web API and the response URLs. */
  latencyMs: number;
  /** For how long a trigger may be exchanged; the 3 s of Slack unless told. */
  triggerMs: number;
  /** Methods (or `method:CHANNEL`) that answer 429 with so many seconds of Retry-After, until deleted. */
  readonly limited: Map<string, number>;
  /** Methods whose next so many calls are carried out and then cut off without a reply. */
  readonly cutAfter: Map<string, number>;
  /** Methods whose next so many calls are cut off and not carried out. */
  readonly cutBefore: Map<string, number>;
  /** Methods whose next so many calls get HTTP 503 with HTML, not carried out. */
  readonly broken: Map<string, number>;
  /** Methods that get no answer at all, until deleted; not carried out. */
  readonly hanging: Set<string>;
  /** Methods whose next calls are answered with this error, first in first out. */
  readonly refuse: Map<string, string[]>;
  /** True: charts are refused with invalid_blocks, as where the block is not rolled out. */
  refuseCharts: boolean;
  /** Milliseconds by which the clock of Slack runs ahead of ours. */
  skewMs: number;
  /** Answer `200 {"ok":false,"error":CODE}` to the next uses of response URLs. */
  readonly respondErrors: string[];
  /** Bytes of an answer that never ends being read; 0 for none. */
  hugeAnswerBytes: number;
}

/** Everything the fake remembers. */
export interface FakeState {
  readonly nowMs: () => number;
  readonly calls: FakeCall[];
  /** What came in and waits for its answer, since `latencyMs` holds it up: methods of the Web API, and other paths. */
  readonly held: string[];
  readonly messages: FakeMessage[];
  readonly channels: Map<string, FakeChannel>;
  readonly tokens: Map<string, FakeToken>;
  /** User IDs of user groups. */
  readonly groups: Map<string, readonly string[]>;
  /** Epoch milliseconds at which each trigger was made, and whether it was used. */
  readonly triggers: Map<string, { readonly user: string; readonly atMs: number; used: boolean }>;
  readonly views: Map<string, FakeView>;
  /** The App Home of each user. */
  readonly homes: Map<string, Readonly<Record<string, unknown>>>;
  readonly responseUrls: Map<string, FakeResponseUrl>;
  /** Incoming webhooks: id to channel. */
  readonly webhooks: Map<string, string>;
  /** Codes that oauth.v2.access takes, and the token each gives. */
  readonly oauthCodes: Map<string, string>;
  readonly switches: FakeSwitches;
  /** Address of the socket server, for apps.connections.open. */
  socketUrl: () => string;
  nextNumber: () => number;
}

export function emptySwitches(): FakeSwitches {
  return {
    latencyMs: 0,
    // because Slack says so: https://docs.slack.dev/interactivity/handling-user-interaction
    triggerMs: 3000,
    limited: new Map(),
    cutAfter: new Map(),
    cutBefore: new Map(),
    broken: new Map(),
    hanging: new Set(),
    refuse: new Map(),
    refuseCharts: false,
    skewMs: 0,
    respondErrors: [],
    hugeAnswerBytes: 0,
  };
}
