/** The requests that are being answered, so that stopping can wait for them. */
export interface InFlight {
  /** Ends with the function it gives; calling that twice counts once. */
  readonly begin: () => () => void;
  readonly count: () => number;
  /** Resolves with true as soon as nothing is under way, with false when that takes too long. */
  readonly drained: (timeoutMs: number) => Promise<boolean>;
}

/** Counts from none. */
export function openInFlight(): InFlight {
  let count = 0;
  const waiting = new Set<() => void>();
  const begin = () => {
    count += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      count -= 1;
      if (count === 0) for (const tell of [...waiting]) tell();
    };
  };
  const drained = (timeoutMs: number) => {
    if (count === 0) return Promise.resolve(true);
    return new Promise<boolean>((resolve) => {
      const end = (isEmpty: boolean) => {
        clearTimeout(timer);
        waiting.delete(tell);
        resolve(isEmpty);
      };
      const tell = () => end(true);
      const timer = setTimeout(() => end(false), timeoutMs);
      waiting.add(tell);
    });
  };
  return { begin, count: () => count, drained };
}
