import { expect, test } from 'vitest';
import { runLink } from '../../../src/core/post/run-link.ts';
import { workflowRun } from './run-records.ts';

const place = { server: 'https://github.com', repository: 'Lists/mail' };

test.each([
  [workflowRun('4711', 2), place, 'https://github.com/Lists/mail/actions/runs/4711/attempts/2'],
  [
    workflowRun('4711'),
    { ...place, server: 'https://git.example/' },
    'https://git.example/Lists/mail/actions/runs/4711/attempts/1',
  ],
  [null, place, null],
  [workflowRun('4711'), null, null],
  [workflowRun('4711'), { ...place, repository: 'other/mail' }, null],
  [workflowRun('4711'), { ...place, repository: 'lists/mail/../x' }, null],
  [workflowRun('4711'), { ...place, server: 'http://github.com' }, null],
])('a run is linked in its own repository only (%#)', (run, at, link) => {
  expect(runLink(run, at)).toBe(link);
});
