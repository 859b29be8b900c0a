import type { RunVerification } from '../core/approval/run-verification.ts';
import { prose } from './markdown-code.ts';
import { helpOn, problemList } from './markdown-help.ts';
import { verifiedSentence } from './verification-text.ts';

/** A verification for the job summary, one paragraph a campaign. */
export function verificationMarkdown({ campaigns, problems }: RunVerification): string {
  if (problems.length > 0) return `**Nothing was verified.**\n\n${problemList(problems)}\n`;
  const paragraphs = campaigns.map((verified) => {
    const codes = [...new Set(verified.problems.map(({ code }) => code))];
    return [prose(verifiedSentence(verified)), ...codes.map((code) => helpOn(code))].join(' ');
  });
  return `${paragraphs.join('\n\n')}\n`;
}
