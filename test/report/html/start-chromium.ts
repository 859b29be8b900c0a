import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where Debian, Ubuntu and the runners of GitHub have it. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const given = process.env.CHROMIUM;

/** The browser of this machine; null where there is none. */
export const chromium = (given === undefined ? places : [given]).find((path) => existsSync(path)) ?? null;

/** Why there is none: told by the tests that are skipped. */
export const noChromium = 'no Chromium on this machine (Debian: apt-get install chromium; or set CHROMIUM)';

/** How a page is looked at. */
export interface View {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly media: 'screen' | 'print';
  /** Whether the reader's system sets all colours itself. */
  readonly forced?: boolean;
}

/** A page in a real browser, with everything that it tried. */
export interface OpenPage {
  /** Every message of its console, and every fault that the browser logged. */
  readonly messages: readonly string[];
  /** Every address that it asked for. */
  readonly requests: readonly string[];
  readonly look: (view: View) => Promise<void>;
  /** The value of an expression in the page; it must be JSON. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly press: (key: string) => Promise<void>;
  readonly picture: () => Promise<Buffer>;
  /** What a screen reader is told: each role with its name. */
  readonly tree: () => Promise<readonly { readonly role: string; readonly name: string }[]>;
}

export interface Browser {
  readonly open: (html: string) => Promise<OpenPage>;
  readonly stop: () => Promise<void>;
}

type Fields = Readonly<Record<string, unknown>>;
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Fields;
  readonly result?: Fields;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}
type OnEvent = (method: string, params: Fields) => void;

/** The protocol of the browser's developer tools over two pipes: messages in JSON, each ended by a NUL. */
class Pipe {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve: (result: Fields) => void; reject: (error: Error) => void }
  >();
  readonly #sessions = new Map<string, OnEvent>();
  #last = 0;
  #rest = '';

  constructor(child: ChildProcess) {
    this.#child = child;
    const [, , , , output] = child.stdio;
    output?.on('data', (chunk: Buffer) => this.#take(String(chunk)));
    child.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the browser ended'));
    });
  }

  listen(session: string, onEvent: OnEvent): void {
    this.#sessions.set(session, onEvent);
  }

  send(method: string, params: Fields = {}, sessionId?: string): Promise<Fields> {
    this.#last += 1;
    const id = this.#last;
    const [, , , input] = this.#child.stdio;
    if (input === null || input === undefined || !('write' in input)) throw new Error('no pipe');
    input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #take(text: string): void {
    const parts = `${this.#rest}${text}`.split('\0');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) this.#receive(JSON.parse(part) as Message); // because the browser writes nothing else
  }

  #receive({ id, method, params = {}, result = {}, error, sessionId = '' }: Message): void {
    if (method !== undefined) this.#sessions.get(sessionId)?.(method, params);
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error.message));
    if (id !== undefined) this.#waiting.delete(id);
  }
}

/** Starts the browser without a window, in a profile of its own that goes with it. */
export async function startChromium(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'bounce-gate-chromium-'));
  const flags = [
    ...['--headless', '--remote-debugging-pipe', '--no-first-run', '--disable-gpu', '--hide-scrollbars'],
    ...[
      '--disable-background-networking',
      '--disable-dev-shm-usage',
      '--no-sandbox',
      `--user-data-dir=${profile}`,
    ],
  ];
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const;
  const child = spawn(chromium ?? '', flags, { stdio: [...stdio] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const pipe = new Pipe(child);
  let opened = 0;
  const open = async (html: string): Promise<OpenPage> => {
    opened += 1;
    const file = join(profile, `page-${opened}.html`);
    await writeFile(file, html);
    return openPage(pipe, pathToFileURL(file).href);
  };
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { open, stop };
}

async function openPage(pipe: Pipe, url: string): Promise<OpenPage> {
  const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' });
  const attached = await pipe.send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(attached.sessionId);
  const send = (method: string, params: Fields = {}) => pipe.send(method, params, session);
  const messages: string[] = [];
  const requests: string[] = [];
  const loaded = Promise.withResolvers<void>();
  pipe.listen(session, (method, params) => {
    if (method === 'Page.loadEventFired') loaded.resolve();
    else if (method === 'Network.requestWillBeSent') requests.push(urlOf(params.request));
    else if (/^(?:Runtime\.(?:consoleAPICalled|exceptionThrown)|Log\.entryAdded)$/.test(method)) {
      messages.push(JSON.stringify(params));
    }
  });
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  await send('Page.navigate', { url });
  await loaded.promise;
  return {
    messages,
    requests,
    look: async ({ width, scheme, media, forced = false }) => {
      const size = { width, height: 800, deviceScaleFactor: 1, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', size);
      const features = [
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'forced-colors', value: forced ? 'active' : 'none' },
      ];
      await send('Emulation.setEmulatedMedia', { media, features });
    },
    evaluate: async (expression) => {
      const given = await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
      if (given.exceptionDetails !== undefined) throw new Error(JSON.stringify(given.exceptionDetails));
      return returned(given.result);
    },
    press: async (key) => {
      for (const type of ['keyDown', 'keyUp']) await send('Input.dispatchKeyEvent', { type, ...keys[key] });
    },
    tree: async () => {
      const { nodes } = await send('Accessibility.getFullAXTree');
      const told = (Array.isArray(nodes) ? nodes : []) as readonly AxNode[]; // because the protocol says so
      return told.flatMap(({ ignored, role, name }) =>
        ignored ? [] : [{ role: role?.value ?? '', name: name?.value ?? '' }],
      );
    },
    picture: async () => {
      const { data } = await send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true });
      return Buffer.from(String(data), 'base64');
    },
  };
}

interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
}

const keys: Readonly<Record<string, Fields>> = {
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
};

function urlOf(request: unknown): string {
  return typeof request === 'object' && request !== null && 'url' in request ? String(request.url) : '';
}

function returned(result: unknown): unknown {
  return typeof result === 'object' && result !== null && 'value' in result ? result.value : undefined;
}
