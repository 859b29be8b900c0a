import { limitHelp } from './limit-help.ts';
import { defaultPolicyPath } from './policy-path.ts';

/** The part of `--help` about what to check and by which rules. */
export const requestHelp = `  --config FILE         policy file (default: ${defaultPolicyPath}, if it exists)
  --list FILE           send-list to check instead of the policy's campaigns
  --suppressions FILES  suppression files: a path or a glob in quotes; may be repeated; none if there are none
  --email-column NAME   header of the address column, when it is not found by itself
  --as-of DATE          judge as of this day (YYYY-MM-DD), for results that can be repeated
${limitHelp}`;
