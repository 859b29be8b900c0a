import type { App, Receiver } from '@slack/bolt';
import { openSocketLine, type SocketLine, type SocketLineParts } from './socket-line.ts';

/** Two connections of Socket Mode on one app: while one is renewed, the other one hears. */
export interface TwinSockets extends Receiver {
  /** Connections that said hello and are not closing. */
  readonly openLines: () => number;
  /** Resolves with null once one is open, or with Slack's word when it will never be. */
  readonly opened: () => Promise<string | null>;
}

/** Slack allows ten connections to an app. */
const lineCount = 2;

/** Opens nothing yet: Bolt starts and stops it as its receiver. */
export function openTwinSockets(parts: Omit<SocketLineParts, 'onChange'>): TwinSockets {
  const stopping = new AbortController();
  const waiting = new Set<() => void>();
  const onChange = () => {
    for (const look of [...waiting]) look();
  };
  const lines: readonly SocketLine[] = Array.from({ length: lineCount }, () =>
    openSocketLine({ ...parts, onChange }),
  );
  let app: App | null = null;
  let running: Promise<unknown> = Promise.resolve();

  const openLines = () => lines.filter((line) => line.isOpen()).length;
  const opened = () =>
    new Promise<string | null>((resolve) => {
      const look = () => {
        const refusal = lines.map((line) => line.refusal()).find((word) => word !== null) ?? null;
        if (openLines() === 0 && refusal === null) return;
        waiting.delete(look);
        resolve(openLines() > 0 ? null : refusal);
      };
      waiting.add(look);
      look();
    });
  return {
    init: (made) => {
      app = made;
    },
    start: () => {
      const made = app;
      if (made !== null) running = Promise.all(lines.map((line) => line.run(made, stopping.signal)));
      return Promise.resolve();
    },
    stop: async () => {
      stopping.abort();
      for (const line of lines) line.disconnect();
      await running;
    },
    openLines,
    opened,
  };
}
