import { count, counted } from '../report/numbers.ts';
import type { Terminal } from './terminal.ts';

/** A bar of domains that are done. */
export interface DomainProgress {
  readonly onDone: (done: number, total: number) => void;
  readonly end: () => void;
}

const width = 24;
const quietMs = 1000;
const stepMs = 100;

/** Shows how far the asking is on standard error, once it has taken a second; silent where that is no terminal. */
export function showDomainProgress(terminal: Terminal): DomainProgress {
  if (terminal.stderr.isTTY !== true) return { onDone: () => undefined, end: () => undefined };
  const started = performance.now();
  let shownAt = 0;
  return {
    onDone: (done, total) => {
      const now = performance.now();
      if (now - started < quietMs || now - shownAt < stepMs) return;
      shownAt = now;
      const full = Math.floor((done / total) * width);
      const bar = `${'#'.repeat(full)}${'.'.repeat(width - full)}`;
      terminal.stderr.write(`\r\u001b[K[${bar}] ${count(done)} of ${counted(total, 'domain')}`);
    },
    end: () => {
      if (shownAt > 0) terminal.stderr.write('\r\u001b[K');
    },
  };
}
