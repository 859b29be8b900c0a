import { createCheckRun, updateCheckRun } from './check-run-operations.ts';
import {
  createComment,
  deleteComment,
  listComments,
  listReviewed,
  updateComment,
} from './comment-operations.ts';
import type { FakeOperation, Scope } from './fake-operation.ts';
import type { Operation } from './github-description.ts';
import { getPermission, listEvents } from './label-operations.ts';
import { getRepository } from './repository-operation.ts';
import { createReview } from './review-operation.ts';

const repository = '/repos/{owner}/{repo}';
const commentScopes = ['issues', 'pull_requests'] as const;

/** The operations of the API that the fake has; anything else is 404. */
export const operations: readonly FakeOperation[] = [
  operation('list-comments', 'get', '/issues/{issue_number}/comments', commentScopes, listComments),
  operation('create-comment', 'post', '/issues/{issue_number}/comments', commentScopes, createComment),
  operation('update-comment', 'patch', '/issues/comments/{comment_id}', commentScopes, updateComment),
  operation('delete-comment', 'delete', '/issues/comments/{comment_id}', commentScopes, deleteComment),
  operation('list-review-comments', 'get', '/pulls/{pull_number}/comments', ['pull_requests'], listReviewed),
  operation('create-review', 'post', '/pulls/{pull_number}/reviews', ['pull_requests'], createReview),
  operation('list-events', 'get', '/issues/{issue_number}/events', commentScopes, listEvents),
  operation('get-permission', 'get', '/collaborators/{username}/permission', ['metadata'], getPermission),
  operation('get-repository', 'get', '', ['metadata'], getRepository),
  operation('create-check-run', 'post', '/check-runs', ['checks'], createCheckRun),
  operation('update-check-run', 'patch', '/check-runs/{check_run_id}', ['checks'], updateCheckRun),
];

function operation(
  name: string,
  method: Operation['method'],
  path: string,
  scopes: readonly Scope[],
  run: FakeOperation['run'],
): FakeOperation {
  const parts = path.replace('{username}', '([^/]+)').replace(/\{\w+\}/, '(\\d+)');
  const pattern = new RegExp(`^/repos/([^/]+/[^/]+)${parts}$`);
  const level = method === 'get' ? 'read' : 'write';
  return { name, method, template: repository + path, pattern, scopes, level, run };
}
