import type { Finding } from '../finding.ts';
import { type EvidenceCell, incrementCell, internCell, type Tally } from '../projection/tally.ts';
import { believeDns } from './believe-dns.ts';
import { gatherEvidence, isNewestProof } from './gather-evidence.ts';
import { judgeRecipient } from './judge-recipient.ts';
import type { ListFindings } from './list-findings.ts';
import type { ListRecipient } from './list-recipient.ts';
import type { ListRules } from './list-rules.ts';
import type { ListSigns } from './list-signs.ts';
import type { RowEvidence } from './read-row.ts';
import type { SameMailbox } from './same-mailbox.ts';
import { evidenceOfAddress } from './tell-address.ts';
import { withVerified } from './verifiers/with-verified.ts';

/** Where recipients are counted, and what is told of them. */
export interface RecipientCounting {
  readonly findings: ListFindings;
  readonly signs: ListSigns;
  readonly tally: Tally;
  readonly mailboxes: SameMailbox;
  /** The group of a match key, for `signs`. */
  readonly groupOf: (key: string) => number;
}

/** What became of a recipient: its cell, and the finding against it, if there is one. */
export interface RecipientCounted {
  readonly cell: EvidenceCell;
  readonly finding: Finding | null;
}

/** Judges recipients one by one and counts each in its cell. */
export class RecipientCounter {
  /** Recipients without any date. */
  undated = 0;
  /** Recipients on file in scopes that do not count for this campaign. */
  otherScope = 0;
  /** Recipients whose newest proof of life is an implied delivery. */
  implied = 0;
  readonly #rules: ListRules;
  readonly #counting: RecipientCounting;

  constructor(rules: ListRules, counting: RecipientCounting) {
    this.#rules = rules;
    this.#counting = counting;
  }

  take(recipient: ListRecipient, read: RowEvidence): RecipientCounted {
    const { policy, asOfDay, suppressions, otherScopes, deliveries, verifications } = this.#rules;
    const { findings, tally, mailboxes } = this.#counting;
    const suppression = recipient.findIn(suppressions);
    const row = withVerified(read, verifications?.find(recipient.key));
    const implied = deliveries?.lastDelivered(recipient.key, recipient.domain, row) ?? null;
    const told = believeDns(recipient.tell(), row, implied);
    const evidence = gatherEvidence(row, implied, evidenceOfAddress(told, suppression));
    const { softSuppressAfter } = policy;
    const { cell: own, recovered } = judgeRecipient(evidence, { asOfDay, softSuppressAfter });
    const { cell, finding: probable } = recipient.mayHaveOthers
      ? mailboxes.take(recipient, evidence, own)
      : { cell: own, finding: null };
    incrementCell(tally, internCell(tally, cell));
    if (cell.cause === 'baseline') {
      if (cell.ageDays === null) this.undated += 1;
      if (isNewestProof(implied, row)) this.implied += 1;
    }
    if (recipient.findIn(otherScopes) !== undefined) this.otherScope += 1;
    const finding = findings.noteRecipient(recipient, evidence, { cell: own, facts: told.facts });
    if (finding === null) findings.noteSecondLook(told);
    if (recovered) findings.note('hard-bounce-recovered', 'notice', {});
    if (told.facts?.kind === 'business') this.#lookForCrowd(recipient);
    return { cell, finding: finding ?? probable };
  }

  // because a key is a text that is made when it is asked for, which is seldom
  #lookForCrowd(recipient: ListRecipient): void {
    const { signs, findings, groupOf } = this.#counting;
    signs.crowded.take(recipient.domain, findings.line, () => groupOf(recipient.key));
  }
}
