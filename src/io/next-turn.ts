/** Waits until everybody else had their turn: messages of threads, signals, timers. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
