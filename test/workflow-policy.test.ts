import { describe, expect, test } from 'vitest';
import { lintWorkflow, type WorkflowFault } from './docs/lint-workflow.ts';
import { readWorkflow } from './docs/read-workflow.ts';
import { allWorkflows, documentedWorkflows } from './docs/workflows.ts';

const checkout = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0';

const good = `name: Good
on:
  pull_request:
  merge_group:
  schedule:
    - cron: '23 5 * * *'
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: ${checkout}
        with:
          fetch-depth: 0
          persist-credentials: false
      - id: gate
        uses: bounce-gate/bounce-gate@COMMIT # v0.1.0
        with:
          mode: enforce
          comment: off
      - env:
          VERDICT: \${{ steps.gate.outputs.verdict }}
        run: echo "$VERDICT"
  send:
    needs: [check]
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - run: ./send.sh
`;

/** What each rule must refuse: a part of the good workflow, and what stands there instead. */
const bad: readonly (readonly [WorkflowFault, string, string])[] = [
  ['not-yaml', 'name: Good', 'name: "Good'],
  ['not-yaml', 'name: Good', 'name: Good\nname: Twice'],
  ['permissions-not-explicit', 'permissions:\n  contents: read\n', ''],
  ['permissions-not-explicit', 'permissions:\n  contents: read\n', 'permissions: write-all\n'],
  ['permissions-not-explicit', 'permissions:\n  contents: read\n', 'permissions: read-all\n'],
  ['permissions-not-explicit', '    needs: [check]', '    needs: [check]\n    permissions: write-all'],
  ['timeout-missing', '    timeout-minutes: 10\n    steps:\n      - run', '    steps:\n      - run'],
  ['action-not-pinned', checkout, 'actions/checkout@v5'],
  ['action-not-pinned', checkout, 'actions/checkout@main # v5.0.0'],
  ['action-not-pinned', checkout, 'actions/checkout@08c6903 # v5.0.0'],
  ['action-not-pinned', ' # v5.0.0', ''],
  ['action-not-pinned', ' # v5.0.0', ' # the newest'],
  ['action-not-pinned', 'bounce-gate@COMMIT # v0.1.0', 'bounce-gate@v0'],
  ['action-not-pinned', 'bounce-gate@COMMIT # v0.1.0', 'bounce-gate@COMMIT'],
  ['action-not-pinned', '      - run: ./send.sh', '      - uses: docker://alpine:3'],
  ['action-not-pinned', '      - run: ./send.sh', '      - uses: somebody/action@COMMIT # v1.0.0'],
  ['checkout-keeps-token', '          persist-credentials: false\n', ''],
  ['checkout-keeps-token', 'persist-credentials: false', 'persist-credentials: true'],
  ['expression-in-code', 'echo "$VERDICT"', `echo "\${{ steps.gate.outputs.verdict }}"`],
  [
    'expression-in-code',
    '      - run: ./send.sh',
    `      - uses: actions/github-script@ed597411d8f924073f98dfc5c65a23a2325f34cd # v8.0.0
        with:
          script: core.info('\${{ github.head_ref }}')`,
  ],
  ['pull-request-target', '  pull_request:\n', '  pull_request_target:\n'],
  [
    'secrets-inherited',
    '    needs: [check]',
    '    secrets: inherit\n    uses: ./.github/workflows/send.yml\n    needs: [check]',
  ],
  ['cron-on-the-hour', '23 5 * * *', '0 5 * * *'],
  ['cron-on-the-hour', '23 5 * * *', '00 5 * * *'],
  ['cron-on-the-hour', '23 5 * * *', '*/15 5 * * *'],
  ['cron-on-the-hour', '23 5 * * *', '30,0 5 * * *'],
  ['cron-on-the-hour', '23 5 * * *', '23 5 * *'],
  ['input-unknown', 'mode: enforce', 'moode: enforce'],
  ['input-value-wrong', 'mode: enforce', 'mode: strict'],
  ['input-value-wrong', 'comment: off', 'comment: false'],
  ['needs-unknown-job', 'needs: [check]', 'needs: [chekc]'],
  ['needs-unknown-job', 'needs: [check]', 'needs: approval'],
  ['review-in-shallow-clone', '          fetch-depth: 0\n', ''],
  ['review-in-shallow-clone', 'fetch-depth: 0', 'fetch-depth: 2'],
  ['checkout-with-write-token', '  merge_group:\n', '  workflow_run: { workflows: [Other] }\n'],
  ['path-filter', '  pull_request:\n', '  pull_request:\n    paths: [lists/**]\n'],
  ['path-filter', '  pull_request:\n', '  pull_request:\n    paths-ignore: [docs/**]\n'],
  ['install-scripts-run', '      - run: ./send.sh', '      - run: npm ci'],
  ['install-scripts-run', '      - run: ./send.sh', '      - run: npm install some-package'],
];

describe('the rules', () => {
  test('a good workflow has no fault', () => {
    expect(lintWorkflow(good)).toEqual([]);
  });

  test.each(bad)('%s: %j as %j is refused, and for nothing else', (fault, part, instead) => {
    expect(good).toContain(part);
    const faults = lintWorkflow(good.replace(part, () => instead)).map((found) => found.fault);
    expect(new Set(faults)).toEqual(new Set([fault]));
  });

  test.each(['review: off', 'mode: verify', 'list: lists/june.csv'])(
    'a shallow clone is enough with %s',
    (input) => {
      const shallow = good.replace('          fetch-depth: 0\n', '');
      expect(lintWorkflow(shallow.replace('mode: enforce', input))).toEqual([]);
    },
  );

  test('the full version of our own Action is allowed only where it is asked for, and a tag that moves nowhere', () => {
    const tagged = good.replace('@COMMIT # v0.1.0', '@v0.1.0');
    expect(lintWorkflow(tagged, true)).toEqual([]);
    expect(lintWorkflow(tagged)).toHaveLength(1);
    expect(lintWorkflow(tagged.replace('@v0.1.0', '@v0'), true)).toHaveLength(1);
    expect(lintWorkflow(tagged.replace(checkout, 'actions/checkout@v5'), true)).toHaveLength(1);
  });
});

describe('every workflow that is run or shown', () => {
  const workflows = allWorkflows();

  test('they are found where they are', () => {
    const places = workflows.map(({ place }) => place.replace(/:\d+$/, ''));
    expect(places).toEqual(
      expect.arrayContaining([
        '.github/workflows/check.yml',
        '.github/workflows/release.yml',
        'README.md',
        'docs/github.md',
        'docs/recipes/fork-safe-comment.md',
        'starterWorkflow()',
      ]),
    );
    expect(documentedWorkflows('a.md', '> ```yml title\n> jobs:\n>   a: 1\n> ```\n')).toEqual([
      { place: 'a.md:1', text: 'jobs:\n  a: 1\n', ownTagAllowed: false },
    ]);
    expect(documentedWorkflows('a.md', '```yaml\nrepos: []\n```\n')).toEqual([]);
  });

  test.each(workflows)('$place has no fault', ({ text, ownTagAllowed }) => {
    expect(lintWorkflow(text, ownTagAllowed)).toEqual([]);
  });

  test('one action has one pin everywhere', () => {
    const pins = new Map<string, Set<string>>();
    for (const { target, comment } of workflows.flatMap(({ text }) => readWorkflow(text).uses)) {
      const [action = ''] = target.split('@');
      if (action.startsWith('actions/')) {
        pins.set(action, (pins.get(action) ?? new Set()).add(`${target} #${comment}`));
      }
    }
    expect(pins.size).toBeGreaterThan(3);
    expect([...pins.values()].filter((uses) => uses.size > 1).map((uses) => [...uses])).toEqual([]);
  });
});
