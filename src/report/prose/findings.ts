import type { FindingCode } from '../../core/finding.ts';
import { doubtfulEntries } from './findings/doubtful-entries.ts';
import type { FindingProse } from './findings/finding-prose.ts';
import { suppressedEntries } from './findings/suppressed-entries.ts';
import { suppressionFiles } from './findings/suppression-files.ts';
import { unmailableEntries } from './findings/unmailable-entries.ts';
import { waivers } from './findings/waivers.ts';
import { wholeList } from './findings/whole-list.ts';

/** The prose of every finding code. Documented for users in docs/findings.md. */
export const findingProse: Readonly<Record<FindingCode, FindingProse>> = {
  ...unmailableEntries,
  ...suppressedEntries,
  ...doubtfulEntries,
  ...wholeList,
  ...suppressionFiles,
  ...waivers,
};
