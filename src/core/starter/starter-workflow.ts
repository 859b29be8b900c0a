import { toolVersion } from '../tool-version.ts';

/**
 * The text of a first workflow, with what each line does: the gate on every pull request, on what reaches `branch`, and
 * every morning. Our own Action is named by its full version, because no file can hold the hash of the commit that it is part
 * of, and the tag of a major version moves (docs/releasing.md).
 */
export function starterWorkflow(branch: string): string {
  return `# Checks every planned send by the rules in .github/bounce-gate.yml. It needs no secret; docs/github.md has more.
name: Bounce Gate
on:
  pull_request:            # says what a change does to the bounce rate, before it is merged; no path filter, see docs/github.md
  push:
    branches: [${quoted(branch)}]       # what is really on the main branch
  schedule:
    - cron: '23 5 * * *'   # every morning, since lists age; not on the hour, when schedules are delayed most
  workflow_dispatch:       # by hand, before a send

permissions:
  contents: read           # all that a check needs; write also keeps a ledger of checks and sends: docs/ledger.md
  pull-requests: write     # for the comment on a pull request; without it the report is in the job summary

jobs:
  bounce-gate:
    runs-on: ubuntu-latest
    timeout-minutes: 10    # a check takes seconds; a job that hangs should not take hours
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          fetch-depth: 0               # a pull request is compared with the commit it was started from
          persist-credentials: false   # leaves no token behind in .git
      - uses: bounce-gate/bounce-gate@v${toolVersion}   # a release keeps its version; its commit is stricter still: docs/github.md
        with:
          config: .github/bounce-gate.yml
          # mode: warn                 # tells and never fails, to get used to it
`;
}

function quoted(branch: string): string {
  return /^(?:main|master|trunk)$/.test(branch) ? branch : JSON.stringify(branch);
}
