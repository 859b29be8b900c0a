import { describe, expect, test } from 'vitest';
import { chooseTask } from '../../../src/core/review/choose-task.ts';
import type { PullRequestEvent, ReviewEvent } from '../../../src/core/review/read-event.ts';

const [baseSha, headSha, sha] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)];
const pull: PullRequestEvent = {
  kind: 'pull_request',
  number: 7,
  baseSha,
  headSha,
  headRepoIsFork: false,
  actorIsDependabot: false,
  tokenIsReadOnly: false,
};
const target: PullRequestEvent = { ...pull, kind: 'pull_request_target', headRepoIsFork: true };
const usual = { review: 'auto', trustTarget: false, sha } as const;

describe('what a run does', () => {
  test('a pull request is reviewed at the merge that the runner checked out', () => {
    const task = chooseTask({ ...usual, event: pull });
    expect(task).toMatchObject({ kind: 'review', baseSha, headShas: [sha, headSha], pullRequest: 7 });
    expect(chooseTask({ ...usual, sha: '', event: pull })).toMatchObject({ headShas: [headSha] });
  });

  test('a merge group is reviewed without a pull request to comment on', () => {
    const task = chooseTask({ ...usual, event: { kind: 'merge_group', baseSha, headSha } });
    expect(task).toMatchObject({ kind: 'review', headShas: [headSha], pullRequest: null });
  });

  test('files of a fork are read on pull_request_target only where the user vouches for it, in any mode', () => {
    for (const review of ['auto', 'off'] as const) {
      const task = chooseTask({ ...usual, review, event: target });
      expect(task).toEqual({ kind: 'refuse', problem: { code: 'event-untrusted', args: {} } });
    }
    const trusted = chooseTask({ ...usual, trustTarget: true, event: target });
    expect(trusted).toMatchObject({ kind: 'review', headShas: [headSha] });
    const own = chooseTask({ ...usual, event: { ...target, headRepoIsFork: false } });
    expect(own).toMatchObject({ kind: 'review', headShas: [headSha] });
  });

  test.each<ReviewEvent>([
    { kind: 'schedule' },
    { kind: 'workflow_dispatch' },
    { kind: 'other' },
    { kind: 'unreadable', field: 'before' },
  ])('$kind is a check of what lies in the checkout', (event) => {
    expect(chooseTask({ ...usual, event })).toEqual({ kind: 'check' });
  });

  test.each(['pull_request.base.sha', 'merge_group.head_sha'])(
    'a review without %s cannot be done',
    (field) => {
      const event = { kind: 'unreadable', field } as const;
      expect(chooseTask({ ...usual, event })).toMatchObject({
        kind: 'refuse',
        problem: { code: 'event-unreadable', args: { field } },
      });
      expect(chooseTask({ ...usual, review: 'off', event })).toEqual({ kind: 'check' });
    },
  );
});
