/** The formats of `--format`, each with a row in `report-formats.ts`; apart, because help needs no reporter. */
export const reportFormats = ['text', 'json', 'markdown', 'sarif', 'junit', 'html'] as const;
export type ReportFormat = (typeof reportFormats)[number];
