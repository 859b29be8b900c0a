/** A whole number with thousands separators: `12,000`. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3}){1,6}$)/g, ',');
}

/** A count with its noun: `1 recipient`, `2,000 recipients`. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`;
}

/**
 * A fraction as percent for people: one decimal, two or three where fewer would hide on which side of `limit` it lies, two
 * where one would show a non-zero rate as 0.0; no decimals for whole numbers when `trim` is set.
 */
export function percent(fraction: number, limit?: number | null): string {
  return `${points(fraction, limit)} %`;
}

/** As `percent`, without the sign, for intervals (`4.5 to 6.6`) and points. */
export function points(fraction: number, limit?: number | null): string {
  const value = fraction * 100;
  const hidesSide = (digits: number): boolean =>
    typeof limit === 'number' &&
    value.toFixed(digits) === (limit * 100).toFixed(digits) &&
    fraction !== limit;
  const hidesValue = value !== 0 && Math.abs(value) < 0.05;
  if (hidesValue && Math.abs(value) < 0.005) return value < 0 ? '-0.01' : '0.01';
  // because a digit more that shows no more only looks exact
  if (hidesSide(1)) return value.toFixed([2, 3, 4, 5, 6].find((digits) => !hidesSide(digits)) ?? 2);
  return value.toFixed(hidesValue ? 2 : 1);
}

/** A limit as the policy writes it: `5 %`, `0.5 %`. */
export function limitPercent(fraction: number): string {
  return `${Number((fraction * 100).toFixed(4))} %`;
}

/** A chance as people say it: `15 in 100`, `less than 1 in 100`. */
export function chance(probability: number): string {
  const hundredths = Math.round(probability * 100);
  if (hundredths === 0) return 'less than 1 in 100';
  return hundredths >= 100 ? 'more than 99 in 100' : `${hundredths} in 100`;
}
