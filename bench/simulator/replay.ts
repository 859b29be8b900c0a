import { flatRates, type NaiveRates, naiveRates } from '../../src/core/backtest/naive-rates.ts';
import { replaySends } from '../../src/core/backtest/replay-sends.ts';
import { decideRates } from '../../src/core/decision/decide-rates.ts';
import { limitsToReport } from '../../src/core/decision/judged-limits.ts';
import type { CampaignPolicy } from '../../src/core/policy/campaign-policy.ts';
import { defaultPolicy } from '../../src/core/policy/default-policy.ts';
import type { ModelState } from '../../src/core/projection/model-state.ts';
import { defaultParameters as parameters } from '../../src/core/projection/parameters.ts';
import type { PastSend } from '../../src/core/projection/past-send.ts';
import { type Projection, projectExposures } from '../../src/core/projection/project.ts';
import type { CountedCell } from '../../src/core/projection/tally.ts';
import type { World } from './nature.ts';
import { recordSend } from './record-send.ts';
import type { SimulatedOrganisation, SimulatedSend } from './simulate-organisation.ts';

/** One send: what the product said of it before, what others would have said, and what came of it. */
export interface Trial {
  readonly world: World;
  readonly organisation: string;
  readonly cells: readonly CountedCell[];
  readonly state: ModelState;
  readonly past: PastSend;
  readonly outage: boolean;
  /** Rates as fractions of the recipients. */
  readonly actual: { readonly hard: number; readonly soft: number; readonly total: number };
  readonly projected: Projection;
  /** What it would have said without any recorded send. */
  readonly cold: Projection;
  readonly riskAboveLimit: number;
  /** Whether the send was stopped. */
  readonly stopped: boolean;
  /** Expected total rate of whoever knows the true parameters. */
  readonly oracle: number;
  readonly naive: NaiveRates;
}

/** The limit that all decisions of the simulator are about. */
export const failLimit = 0.05;

const none = { warn: null, fail: null };
const policy: CampaignPolicy = {
  ...defaultPolicy,
  total: { warn: 0.02, fail: failLimit },
  hard: none,
  soft: none,
};
const limits = limitsToReport(policy);

/** Goes through the sends of an organisation as the product does: project, decide, record, learn. */
export function replay({ organisation, sends }: SimulatedOrganisation): readonly Trial[] {
  const recorded = sends.map((send) => ({ ...recordSend(send, organisation.counting), simulated: send }));
  const before: number[] = [];
  return replaySends(recorded, { parameters, limits }).map(({ send: past, state, projection }) => {
    const { simulated } = past;
    const actual = ratesOf(simulated);
    const reasons = decideRates(projection, policy, state.recordedSends);
    const naive = naiveRates(before, { flat: flatRates.total, suppressedShare: past.suppressedShare });
    before.push(actual.total);
    return {
      world: organisation.world,
      organisation: organisation.name,
      cells: simulated.cells,
      state,
      past,
      outage: simulated.outage,
      actual,
      projected: projection,
      cold: projectExposures(past.recorded.list, { parameters, limits }),
      riskAboveLimit: projection.total.probabilityAbove[limits.indexOf(failLimit)] ?? 0,
      stopped: reasons.some(({ severity }) => severity === 'fail'),
      oracle: (simulated.oracle.hard + simulated.oracle.soft) / simulated.recipients,
      naive,
    };
  });
}

function ratesOf({ actual: { hard, soft }, recipients }: SimulatedSend): Trial['actual'] {
  return { hard: hard / recipients, soft: soft / recipients, total: (hard + soft) / recipients };
}
