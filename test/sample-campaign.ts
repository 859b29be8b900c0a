/** A small campaign in the files that a repository holds; the tests of shells judge it as of 2026-11-20. */
export const samplePolicy = `suppressions: [suppressions.csv]
policy: { reserved-domains: allow }
domains: { consumer: [mail.example] }
campaigns:
  june:
    list: list.csv
`;

/** Rows of a list whose recipients were all delivered to lately. */
export function sampleRows(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `person${index}@mail.example,2026-11-10`);
}

export function sampleList(...rows: readonly string[]): string {
  return `${['email,last_delivered_at', ...rows].join('\n')}\n`;
}

export function sampleSuppressions(...rows: readonly string[]): string {
  return `${['email,reason,created_at', 'gone@mail.example,hard-bounce,2026-11-12', ...rows].join('\n')}\n`;
}

const passing = {
  'bounce-gate.yml': samplePolicy,
  'list.csv': sampleList(...sampleRows(60)),
  'suppressions.csv': sampleSuppressions(),
} as const;

const bounced = Array.from(
  { length: 10 },
  (_, index) => `person${index}@mail.example,hard-bounce,2026-11-12`,
);

/** A campaign for each verdict. */
export const sampleCampaigns = {
  pass: passing,
  warn: { ...passing, 'suppressions.csv': sampleSuppressions(bounced[0] ?? '') },
  fail: { ...passing, 'suppressions.csv': sampleSuppressions(...bounced) },
  unchecked: { ...passing, 'suppressions.csv': '' },
} as const;
