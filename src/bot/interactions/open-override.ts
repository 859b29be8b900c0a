import { authorshipOf } from '../../core/access/authorship.ts';
import type { CheckRef } from '../../core/access/check-ref.ts';
import { type Asker, refuseAsker, refuseOverrider } from '../../core/access/refuse-access.ts';
import type { OverrideRecord } from '../../core/ledger/ledger-record.ts';
import { previewOverride } from '../../core/override/override-recorded-check.ts';
import { type CardFacts, cardFacts } from '../../core/post/card-facts.ts';
import { runOfCheck } from '../../core/post/run-of-check.ts';
import type { LedgerTrouble } from '../../report/slack/views/ledger-trouble.ts';
import type { OverrideTold } from '../../report/slack/views/override-notice.ts';
import { ledgerTroubles } from '../ledger-troubles.ts';
import { type Desk, ledgerNamed, readCampaign } from './desk.ts';
import { slackOrigin } from './slack-origin.ts';

/** What the form of an override is made of, or why it is not opened. */
export type OverrideOpened =
  | {
      readonly ok: true;
      readonly facts: CardFacts;
      readonly preview: OverrideRecord;
      readonly trouble: LedgerTrouble | null;
    }
  | { readonly ok: false; readonly told: OverrideTold };

/** Judges by the index whether somebody may override a check, and what that would come to. Nothing is written. */
export async function openOverride(desk: Desk, asker: Asker, ref: CheckRef): Promise<OverrideOpened> {
  const { config, clock, sign } = desk.context;
  const stranger = refuseAsker(asker, config.teams);
  if (stranger !== null) return refuse({ kind: 'no-access', refusal: stranger });
  if (ledgerNamed(desk, ref.ledger) === null) return gone;
  const [trouble = null] = await ledgerTroubles(desk.context, [ref.ledger]);
  if (trouble?.trouble === 'rewritten') return refuse({ kind: 'rewritten' });
  const [members, history] = await Promise.all([
    desk.groups.members(asker, { fresh: false }),
    readCampaign(desk, ref),
  ]);
  const check = history.checks.find(({ id }) => id === ref.check);
  if (check === undefined) return gone;
  const authorship = authorshipOf(history.checks, check, {
    user: asker.user,
    people: config.override.people,
  });
  const refusal = refuseOverrider(asker, config.override, { members, authorship });
  if (refusal !== null) return refuse({ kind: 'no-access', refusal });
  const nowMs = clock.nowMs();
  const preview = previewOverride(history, { ...ref, nowMs, origin: slackOrigin(nowMs) }, sign);
  if (!preview.ok) return refuse({ kind: 'refused', refusal: preview.refusal, standing: preview.standing });
  const facts = cardFacts(history.records, { run: runOfCheck(preview.check), nowMs });
  return facts === null ? gone : { ok: true, facts, preview: preview.record, trouble };
}

const gone = refuse({ kind: 'refused', refusal: 'no-check', standing: null });

function refuse(told: OverrideTold): OverrideOpened {
  return { ok: false, told };
}
