import { type Tier, tierOf } from '../../core/projection/tier.ts';
import { type Element, element } from './element.ts';
import { length, type PercentScale, placeOn } from './percent-scale.ts';

/** Where a tier begins, as `tierOf` has it. */
const starts = [0, 0.01, 0.02, 0.05, 0.1] as const;

/** From this share of the axis on a tier's name has room: on any screen, and on a wide one, in percent. */
const roomAnywhere = 24;
const roomWide = 10;

/** The tiers along an axis: a line where each begins, and its name where there is room for it. */
export function tierBands(
  scale: PercentScale,
  {
    edge,
    track,
    tier,
  }: { readonly edge: number; readonly track: number; readonly tier: Readonly<Record<Tier, string>> },
): Element[] {
  return starts.flatMap((start, index) => {
    if (start >= scale.top) return [];
    const from = placeOn(scale, start, edge);
    const to = placeOn(scale, starts[index + 1] ?? scale.top, edge);
    const room = to - from;
    // because a tier holds what lies above its start
    const name = tier[tierOf(start === 0 ? 0 : start + 1e-9)];
    const x = length(from);
    const line = element('line', {
      class: 'tier',
      x1: x,
      x2: x,
      y1: String(track - 14),
      y2: String(track + 22),
    });
    if (room < roomWide) return [line];
    const style = room < roomAnywhere ? 'tick roomy' : 'tick';
    return [line, element('text', { class: style, x, dx: '4', y: String(track - 5) }, name)];
  });
}
