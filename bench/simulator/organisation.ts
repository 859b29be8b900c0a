import type { EntryKind } from '../../src/core/evidence/cause.ts';
import { nature, type World, worldFactor } from './nature.ts';
import type { RandomStream } from './random.ts';

export type MailboxKind = 'consumer' | 'business';

/** Where addresses come from, and how good they truly are. */
export interface Source {
  readonly name: string;
  readonly entryKind: EntryKind;
  /** Chance that an address never was a mailbox. */
  readonly entryRisk: number;
  /** Factor on the hazards of its mailboxes. */
  readonly hazardFactor: number;
  readonly softFactor: number;
  /** Share of the sign-ups of a usual year; 0 for imports. */
  readonly signUpShare: number;
}

/** How the organisation's sending tool counts bounces. */
export type Counting = 'total' | 'by-source' | 'by-part';

/** An organisation as it truly is; nobody but the oracle knows this. */
export interface Organisation {
  readonly name: string;
  readonly world: World;
  readonly size: number;
  readonly consumerShare: number;
  readonly hazardPerYear: Readonly<Record<MailboxKind, number>>;
  /** Factors on what the sources' kinds are like in this world. */
  readonly hardFactor: number;
  readonly softFactor: number;
  readonly sources: readonly Source[];
  readonly everyDays: number;
  readonly growthPerYear: number;
  readonly dormantShare: number;
  readonly counting: Counting;
  /** Soft bounces in a row after which an address is dropped. */
  readonly softDropAfter: number;
}

const signUpKinds = { 'single-opt-in': 0.4, 'double-opt-in': 0.3, checkout: 0.2, unknown: 0.1 } as const;
const size = { median: 3500, deviation: 0.9, least: 300, most: 30_000 };

/** Draws an organisation of a world. */
export function drawOrganisation(name: string, world: World, random: RandomStream): Organisation {
  const factor = worldFactor[world];
  const { organisation } = nature.spread;
  const hardFactor = factor * random.factor(organisation.hard);
  const softFactor = factor * random.factor(organisation.soft);
  const drawn = size.median * Math.exp(size.deviation * random.normal());
  const { consumer, business } = nature.hazardPerYear;
  return {
    name,
    world,
    size: Math.round(Math.min(size.most, Math.max(size.least, drawn))),
    consumerShare: random.between(0.3, 0.95),
    hazardPerYear: { consumer: consumer * hardFactor, business: business * hardFactor },
    hardFactor,
    softFactor,
    sources: drawSignUpSources(hardFactor, random),
    everyDays: random.pick([7, 14, 21, 30]),
    growthPerYear: random.between(0.2, 0.8),
    dormantShare: random.chance(0.5) ? random.between(0.1, 0.3) : 0,
    counting: random.weighted({ total: 0.5, 'by-source': 0.3, 'by-part': 0.2 }),
    softDropAfter: random.pick([3, 5]),
  };
}

function drawSignUpSources(hardFactor: number, random: RandomStream): readonly Source[] {
  const count = random.pick([1, 2, 3, 4]);
  return Array.from({ length: count }, (_, index) => {
    const entryKind = random.weighted(signUpKinds);
    return drawSource(`${entryKind}-${index + 1}`, entryKind, { hardFactor, random, signUpShare: 1 / count });
  });
}

/** What a source is drawn with. */
export interface SourceDraw {
  readonly hardFactor: number;
  readonly random: RandomStream;
  readonly signUpShare: number;
}

/** Draws a source of a kind; its addresses may be better or worse than those of its kind. */
export function drawSource(name: string, entryKind: EntryKind, draw: SourceDraw): Source {
  const { hard, soft } = nature.spread.source;
  const quality = draw.random.factor(hard);
  return {
    name,
    entryKind,
    entryRisk: Math.min(0.9, nature.entryRisk[entryKind] * draw.hardFactor * quality),
    hazardFactor: quality,
    softFactor: draw.random.factor(soft),
    signUpShare: draw.signUpShare,
  };
}
