import type { CheckRecord } from '../core/ledger/ledger-record.ts';
import { runLink } from '../core/post/run-link.ts';
import type { CardLinks } from '../report/slack/posts/card-buttons.ts';
import type { AskedContext } from './find-asked.ts';
import { webAddressOf } from './web-address.ts';

/** What the buttons below a check lead to: its run, and what the bot can do about it. */
export function cardLinks(
  { ledgers, github, clock }: AskedContext,
  ledgerName: string,
  { run }: CheckRecord,
): CardLinks {
  const ledger = ledgers.find(({ name }) => name === ledgerName);
  const repository = ledger?.repository ?? null;
  const place = repository === null ? null : { server: webAddressOf(github.apiUrl), repository };
  const canRerun = repository !== null && (ledger?.workflow ?? null) !== null;
  return { runUrl: runLink(run, place), bot: { ledger: ledgerName, canRerun, nowMs: clock.nowMs() } };
}
