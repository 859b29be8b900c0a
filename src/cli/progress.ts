import type { Terminal } from './terminal.ts';

/** A line of progress on a terminal. */
export interface Progress {
  readonly onBytes: (bytes: number) => void;
  readonly end: () => void;
}

const quietMs = 1000;
const stepMs = 100;

/** Shows megabytes read on standard error once work has taken a second; silent where that is no terminal. */
export function showProgress(terminal: Terminal): Progress {
  if (terminal.stderr.isTTY !== true) return { onBytes: () => undefined, end: () => undefined };
  const started = performance.now();
  let bytesRead = 0;
  let shownAt = 0;
  return {
    onBytes: (bytes) => {
      bytesRead += bytes;
      const now = performance.now();
      if (now - started < quietMs || now - shownAt < stepMs) return;
      shownAt = now;
      const megabytes = bytesRead / 1e6;
      const speed = megabytes / ((now - started) / 1000);
      terminal.stderr.write(`\r\u001b[Kreading ... ${megabytes.toFixed(0)} MB, ${speed.toFixed(0)} MB/s`);
    },
    end: () => {
      if (shownAt > 0) terminal.stderr.write('\r\u001b[K');
    },
  };
}
