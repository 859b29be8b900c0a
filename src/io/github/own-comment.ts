import { fieldOf } from '../../core/review/field-of.ts';

/** The login under which the workflow's own token writes. */
export const actionsLogin = 'github-actions[bot]';

/** A comment as far as we read it. */
export interface PostedComment {
  readonly id: number;
  readonly body: string;
  readonly createdAt: string;
  readonly isOwn: boolean;
}

/**
 * Reads a comment of an answer; null when it is none. Own are only those under our login: a bot's, which, where
 * GitHub names the app, came through that app, or, when another login than the workflow's is named, a user's. A marker
 * alone proves nothing, anybody can write one.
 */
export function readComment(value: unknown, login: string): PostedComment | null {
  const id = fieldOf(value, 'id');
  const body = fieldOf(value, 'body');
  const createdAt = fieldOf(value, 'created_at');
  if (typeof id !== 'number' || typeof body !== 'string' || typeof createdAt !== 'string') return null;
  return { id, body, createdAt, isOwn: isOwn(value, login) };
}

function isOwn(value: unknown, login: string): boolean {
  if (fieldOf(value, 'user', 'login') !== login) return false;
  const type = fieldOf(value, 'user', 'type');
  if (type === 'User') return login !== actionsLogin;
  const app = fieldOf(value, 'performed_via_github_app');
  return type === 'Bot' && (app === undefined || app === null || `${fieldOf(app, 'slug')}[bot]` === login);
}
