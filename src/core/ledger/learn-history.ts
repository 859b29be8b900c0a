import { learnFromExposures } from '../projection/learn-from-exposures.ts';
import { initialState, type ModelState } from '../projection/model-state.ts';
import type { ProjectionParameters } from '../projection/parameters.ts';
import type { RecordedSend } from '../projection/recorded-send.ts';
import type { LedgerHistory, LedgerSend } from './ledger-history.ts';
import { sendAsMailed } from './send-as-mailed.ts';

/** Why a recorded send teaches nothing. */
export const sendsLeftOut = ['no-check', 'not-judged', 'other-model', 'other-sender', 'other-size'] as const;
export type SendLeftOut = (typeof sendsLeftOut)[number];

/** A send that was learnt from, as it was mailed. */
export interface UsedSend extends LedgerSend {
  readonly recorded: RecordedSend;
}

/** What the recorded sends taught, and which they were. */
export interface Learned {
  readonly state: ModelState;
  readonly used: readonly UsedSend[];
  readonly leftOut: readonly { readonly reason: SendLeftOut; readonly count: number }[];
}

/** The sends that can be learnt from, in order, and how many cannot for which reason. */
export function usableSends({ sends }: LedgerHistory, asOfMs: number): Omit<Learned, 'state'> {
  const past = sends.filter(({ outcome }) => Date.parse(outcome.sentAt) <= asOfMs);
  // because tools count hard and soft differently, only what the present tool counted is compared
  const sender = past.at(-1)?.outcome.sender ?? null;
  const used: UsedSend[] = [];
  const counts = new Map<SendLeftOut, number>();
  for (const send of past) {
    const mailed = send.outcome.sender === sender ? sendAsMailed(send) : 'other-sender';
    if (typeof mailed === 'string') counts.set(mailed, (counts.get(mailed) ?? 0) + 1);
    else used.push({ ...send, recorded: mailed });
  }
  const leftOut = sendsLeftOut.flatMap((reason) => {
    const count = counts.get(reason) ?? 0;
    return count === 0 ? [] : [{ reason, count }];
  });
  return { used, leftOut };
}

/** Learns from every usable send that went out before `asOfMs`, in the order of sending. */
export function learnHistory(
  history: LedgerHistory,
  parameters: ProjectionParameters,
  asOfMs: number,
): Learned {
  const { used, leftOut } = usableSends(history, asOfMs);
  let state = initialState(parameters);
  for (const { recorded } of used) state = learnFromExposures(state, parameters, recorded);
  return { state, used, leftOut };
}
