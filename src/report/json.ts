import type { RunResult } from '../core/run-result.ts';
import { helpPage } from './help-link.ts';
import { jsonText } from './json-text.ts';

/** Version of the JSON report; its schema is schema/report.schema.json. Fields are added, never changed, within it. */
export const reportSchema = 'bounce-gate/report/1';

/** A run for machines: fractions, not percent; no address in it. */
export function jsonReport(run: RunResult): string {
  const { verdict, campaigns, problems, schedule } = run;
  return `${jsonText({ schema: reportSchema, help: helpPage, verdict, campaigns, problems, schedule }, 2)}\n`;
}
