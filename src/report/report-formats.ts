import type { RunResult } from '../core/run-result.ts';
import { htmlReport } from './html/run-page.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import { plain } from './paint.ts';
import type { ReportFormat } from './report-format-names.ts';
import { sarifReport } from './sarif.ts';
import { plainCleanCommand, textReport } from './text.ts';

/** Renders a run for one medium. */
export type Reporter = (run: RunResult) => string;

/** The reporter of each format; adding one is a file, a name in `report-format-names.ts` and a row here. */
export const reporters = {
  text: (run) =>
    textReport(run, { paint: plain, details: false, milliseconds: null, cleanCommand: plainCleanCommand }),
  json: jsonReport,
  markdown: markdownReport,
  sarif: sarifReport,
  junit: junitReport,
  html: htmlReport,
} as const satisfies Readonly<Record<ReportFormat, Reporter>>;
