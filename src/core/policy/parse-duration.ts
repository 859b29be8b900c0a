/** A duration as policies write it: a whole number of hours, days or weeks. */
export const durationPattern = /^\d{1,5} ?[hdw]$/;

const daysPerUnit = { h: 1 / 24, d: 1, w: 7 } as const;

/** Parses `36h`, `7d` or `2w` to days, or null when it is anything else. */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim();
  if (!durationPattern.test(trimmed)) return null;
  const count = Number(trimmed.slice(0, -1).trim());
  if (trimmed.endsWith('h')) return count * daysPerUnit.h;
  return count * (trimmed.endsWith('w') ? daysPerUnit.w : daysPerUnit.d);
}
