import { channel } from 'node:diagnostics_channel';

/** When the last web socket of this process answered a ping. */
export interface PongWatch {
  /** Epoch milliseconds; null before the first. */
  readonly lastMs: () => number | null;
  readonly close: () => void;
}

/** Listens to what undici tells of its web sockets (https://undici.nodejs.org/#/docs/api/DiagnosticsChannel): it has no other way to see a pong. */
export function watchPongs(nowMs: () => number): PongWatch {
  const pongs = channel('undici:websocket:pong');
  let last: number | null = null;
  const note = () => {
    last = nowMs();
  };
  pongs.subscribe(note);
  return {
    lastMs: () => last,
    close: () => {
      pongs.unsubscribe(note);
    },
  };
}
