import { aliasKey } from '../address/alias-key.ts';
import type { Finding } from '../finding.ts';
import type { KeyMap } from '../matching/key-map.ts';
import type { CampaignPolicy } from '../policy/campaign-policy.ts';
import type { EvidenceCell } from '../projection/tally.ts';
import type { RecipientKey } from '../recipient-key.ts';
import type { SuppressionTable } from '../suppression/suppression-table.ts';
import { AliasLines } from './alias-lines.ts';
import type { Evidence } from './evidence.ts';
import { holdBack, isHeldAnyway, judgeAlias } from './judge-alias.ts';
import type { ListFindings } from './list-findings.ts';

/** What other addresses of a recipient's mailbox are looked for in. */
export interface MailboxRules {
  readonly policy: Pick<CampaignPolicy, 'suppressed' | 'suppressedAlias' | 'senderAppliesSuppression'>;
  readonly suppressions: Pick<SuppressionTable, 'findAlias'>;
}

/** What is known of a recipient's mailbox by its other addresses. */
export interface MailboxTold {
  readonly cell: EvidenceCell;
  readonly finding: Finding | null;
}

/** Where recipients first stood: by match key, and by alias key where that is another. */
export interface MailboxLines {
  readonly lineOf: (key: string) => number | undefined;
  readonly aliasLines?: KeyMap<number>;
}

/**
 * Looks for other addresses of a recipient's mailbox, on file and earlier in the list, at providers that document them.
 * Memory grows with such addresses only.
 */
export class SameMailbox {
  readonly #rules: MailboxRules;
  readonly #findings: Pick<ListFindings, 'line' | 'note' | 'noteAlias'>;
  readonly #lineOf: (key: string) => number | undefined;
  readonly #lines: AliasLines;

  constructor(
    rules: MailboxRules,
    findings: Pick<ListFindings, 'line' | 'note' | 'noteAlias'>,
    { lineOf, aliasLines = new Map() }: MailboxLines,
  ) {
    this.#rules = rules;
    this.#findings = findings;
    this.#lineOf = lineOf;
    this.#lines = new AliasLines(aliasLines);
  }

  /** Notes what is found of a recipient; gives its cell, held back where the policy fails for that. */
  take({ parsed, key }: RecipientKey, life: Evidence, cell: EvidenceCell): MailboxTold {
    const alias = parsed.valid ? aliasKey(key) : null;
    if (alias === null) return { cell, finding: null };
    const { policy, suppressions } = this.#rules;
    const { line } = this.#findings;
    const firstLine = this.#lines.take({ key, alias, line }, this.#lineOf);
    if (firstLine !== undefined) this.#findings.note('duplicate-alias', 'notice', { firstLine });
    if (isHeldAnyway(cell, policy)) return { cell, finding: null };
    const reason = judgeAlias(suppressions.findAlias(key, alias), life);
    if (reason === null) return { cell, finding: null };
    return { cell: holdBack(cell, reason, policy), finding: this.#findings.noteAlias(reason) };
  }
}
