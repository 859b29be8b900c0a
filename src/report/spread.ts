/** Gives every group one place in turn until the room or the samples are used up. */
export function spread(sizes: readonly number[], room: number): number[] {
  const shares = sizes.map(() => 0);
  let left = room;
  for (let given = -1; left > 0 && given !== 0; ) {
    given = 0;
    for (let index = 0; index < sizes.length && left > 0; index += 1) {
      const share = shares[index] ?? 0;
      if (share >= (sizes[index] ?? 0)) continue;
      shares[index] = share + 1;
      left -= 1;
      given += 1;
    }
  }
  return shares;
}
