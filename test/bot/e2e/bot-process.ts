import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What is run: the source, or what `BOT_MAIN` names, for instance `dist/bot/index.js`. */
export const botMain = process.env.BOT_MAIN ?? programOf('../../../src/bot/main.ts');

/** The path of a program next to this file. */
export function programOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** One line of the bot's log. */
export interface LogLine {
  readonly event: string;
  readonly [field: string]: unknown;
}

/** A bot that runs as a process of its own. */
export interface BotProcess {
  readonly pid: number;
  readonly lines: readonly LogLine[];
  /** Everything it wrote, to find what must not be there. */
  readonly said: () => string;
  /** The first line of this event, as soon as it is there; rejects when the process ends without. */
  readonly told: (event: string) => Promise<LogLine>;
  /** Sends a signal and waits for the end; the exit code, null after a kill. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
  readonly ended: Promise<number | null>;
}

export type Environment = Readonly<Record<string, string>>;

/** Starts a bot; nothing of the environment of the tests but the path reaches it. */
export function startProcess(
  env: Environment,
  how: { readonly main?: string; readonly args?: readonly string[] } = {},
): BotProcess {
  const { main = botMain, args = [] } = how;
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: LogLine[] = [];
  const waiting = new Set<() => void>();
  let out = '';
  let errors = '';
  let rest = '';
  let isOver = false;
  const look = () => {
    for (const wake of [...waiting]) wake();
  };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
    const parts = (rest + part).split('\n');
    rest = parts.pop() ?? '';
    // because every line of the log is written by the bot itself
    for (const line of parts) if (line.startsWith('{')) lines.push(JSON.parse(line) as LogLine);
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    errors += part;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      isOver = true;
      look();
      resolve(code);
    });
  });
  const told = (event: string): Promise<LogLine> =>
    new Promise((resolve, reject) => {
      const wake = () => {
        const line = lines.find((one) => one.event === event);
        if (line === undefined && !isOver) return;
        waiting.delete(wake);
        if (line === undefined) reject(new Error(`ended without ${event}: ${errors}${out.slice(-2000)}`));
        else resolve(line);
      };
      waiting.add(wake);
      wake();
    });
  return {
    pid: child.pid ?? 0,
    lines,
    said: () => out + errors,
    told,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
    ended,
  };
}
