import type { RunVerification } from '../core/approval/run-verification.ts';
import type { ApprovalRefusal, CampaignVerified } from '../core/approval/verify-approval.ts';
import { helpLines, helpPage } from './help-link.ts';
import { jsonText } from './json-text.ts';
import { givenBy, overrideSentences } from './prose/overrides.ts';
import { problemSentence } from './prose/problems.ts';
import { show } from './show.ts';

const refusalWords: Readonly<Record<ApprovalRefusal, string>> = {
  'not-approved': 'the report does not name it. Check it first',
  'not-passed': 'the report did not pass it',
  'list-changed': 'its list is not the one that was approved',
  'suppressions-changed': 'its suppressions are not the ones that were approved',
  'policy-changed': 'its rules are not the ones that were approved',
  'too-old': 'the approval is older than the policy allows',
  'from-the-future': 'the approval is dated in the future',
  'override-taken': 'another job used its override first',
};

/** A verification in words, one line a campaign. */
export function verificationText({ campaigns, problems }: RunVerification): string {
  if (problems.length > 0) {
    const lines = [...problems.map(problemSentence), ...helpLines(problems)];
    return `${lines.join('\n')}\n\nNothing was verified.\n`;
  }
  const lines = campaigns.flatMap((verified) => [
    verifiedSentence(verified),
    ...helpLines(verified.problems).map((more) => `  ${more}`),
  ]);
  return `${lines.join('\n')}\n`;
}

/** What became of one campaign: its name, the verdict as a word, and why. */
export function verifiedSentence(verified: CampaignVerified): string {
  const { campaign, verdict, refusals, ageHours, problems } = verified;
  const name = show(campaign);
  if (verdict === 'unchecked')
    return `${name}   UNCHECKED   could not be verified, so it must not be sent: ${problems.map(problemSentence).join(' ')}`;
  if (verdict === 'pass')
    return `${name}   VERIFIED   nothing changed since it was approved ${age(ageHours ?? 0)} ago${besides(verified)}`;
  const reasons = refusals.map((refusal) => refusalWords[refusal]).join('; ');
  const why = overrideSentences(verified)
    .map((sentence) => `. ${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`)
    .join('');
  return `${name}   REFUSED   must not be sent: ${reasons}${why}. Run the check again and send by its report.`;
}

function besides({ override, recorded }: CampaignVerified): string {
  if (override !== null) return `. Overridden ${givenBy(override)}. This send uses the override up`;
  return recorded === false ? '. The approval could not be put on the ledger' : '';
}

function age(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}

/** Version of the JSON form of a verification. */
const verificationSchema = 'bounce-gate/verification/1';

/** A verification for machines. */
export function verificationJson({ verdict, campaigns, problems }: RunVerification): string {
  return `${jsonText({ schema: verificationSchema, help: helpPage, verdict, campaigns, problems }, 2)}\n`;
}
