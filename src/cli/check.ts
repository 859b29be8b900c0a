import { reportFormats } from '../report/report-format-names.ts';
import type { Command } from './command.ts';
import { requestHelp } from './request-help.ts';

/** `bounce-gate check`: the gate itself. */
export const check: Command = {
  help: `Usage: bounce-gate check [CAMPAIGN ...] [options]
       bounce-gate check - [options] < LIST

Checks send-lists against suppression files, projects the bounce rate and gives a verdict.
Exit status: 0 pass or warn, 1 fail, 2 could not be checked.

${requestHelp}
  --format FORMAT       ${reportFormats.join(', ')} (default text)
  --output FILE         write the report to a file instead of the terminal
  --due-within TIME     check only campaigns whose send-at lies within this time, such as 24h or 2d
  --no-history          project without what past sends taught
  --record              keep the result on the ledger, for trend and for learning from the send
  --details             also list the findings one by one (text)
  --list-name NAME      what reports call a list that comes from standard input (--list -, or -; default stdin)
  --shard I/N           count only this part of the recipients, such as 2/8, and decide nothing: merge does
  --tally FILE          where the shard's counts are written

Examples:
  bounce-gate check
  bounce-gate check spring-launch --total-fail 2%
  bounce-gate check --list lists/june.csv --suppressions 'suppressions/*.csv'
  fetch-list | bounce-gate check - --suppressions 'suppressions/*.csv' --list-name june.csv
  bounce-gate check --shard 2/8 --tally part-2.json
  bounce-gate check --format json | jq '.campaigns[].rates.asCommitted.total.expected'
`,
  // because help needs nothing of it
  run: async (args, terminal) => (await import('./run-check.ts')).runCheck(args, terminal),
};
