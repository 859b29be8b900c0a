/** A goal of security, with the tests that show it. */
export interface SecurityGoal {
  readonly goal: string;
  readonly tests: readonly string[];
}

/** Every goal that tests show; each counts when all tests of its files pass. */
export const securityGoals: readonly SecurityGoal[] = [
  {
    goal: 'Hostile inputs',
    tests: ['test/scenarios.test.ts', 'test/core/list/', 'test/core/events/hostile-events.test.ts'],
  },
  {
    goal: 'No command from data',
    tests: ['test/action/hostile.test.ts', 'test/security/no-commands.test.ts'],
  },
  {
    goal: 'Inert Markdown',
    tests: ['test/security/inert-markdown.test.ts', 'test/report/review-markdown.test.ts'],
  },
  {
    goal: 'Inert Slack',
    tests: ['test/security/inert-slack.test.ts', 'test/core/slack/', 'test/report/slack/'],
  },
  { goal: 'No formula', tests: ['test/security/inert-cells.test.ts', 'test/core/clean-list.test.ts'] },
  {
    goal: 'No personal data out',
    tests: [
      'test/security/canaries.test.ts',
      'test/security/canary-action.test.ts',
      'test/action/run-action.test.ts',
    ],
  },
  { goal: 'Nothing lost', tests: ['test/io/ledger/many-writers.test.ts'] },
  { goal: 'Tamper-evidence', tests: ['test/io/ledger/audit-ledger.test.ts'] },
  { goal: 'Linear time', tests: ['test/safe-patterns.test.ts'] },
  { goal: 'DNS truth', tests: ['test/io/dns/', 'test/core/dns/'] },
  { goal: 'No surprise network', tests: ['test/security/offline.test.ts'] },
  {
    goal: 'git arguments and paths',
    tests: [
      'test/io/git/',
      'test/io/find-files.test.ts',
      'test/io/ledger/parse-remote.test.ts',
      'test/io/ledger/ledger-branch.test.ts',
      'test/io/ledger/hostile-server.test.ts',
    ],
  },
  { goal: 'Slack requests', tests: ['test/bot/e2e/requests.test.ts', 'test/bot/bolt-faults.test.ts'] },
  { goal: 'Verdict independence', tests: ['test/security/verdict-independence.test.ts'] },
  {
    goal: 'Chunk invariance',
    tests: [
      'test/core/list/read-records.test.ts',
      'test/core/check-campaign-laws.test.ts',
      'test/core/suppression/formats/known-formats.test.ts',
      'test/core/events/known-event-forms.test.ts',
    ],
  },
  { goal: 'Fuzzing', tests: ['test/bench/fuzz.test.ts'] },
  { goal: 'Bundled packages', tests: ['test/supply-chain.test.ts'] },
];
