const pattern = /^(\d{1,4}) ?([sm])$/;
const longestMs = 3_600_000;

/** Parses `30s` or `5m` to milliseconds, from a second to an hour; null when it is anything else. */
export function parseSeconds(text: string): number | null {
  const [, number, unit] = pattern.exec(text.trim()) ?? [];
  const milliseconds = Number(number) * (unit === 'm' ? 60_000 : 1000);
  return milliseconds >= 1000 && milliseconds <= longestMs ? milliseconds : null;
}
