import type { Reply, Request } from './fake-operation.ts';

/** Tells what the repository is called and who may see it; an older GitHub Enterprise Server knows no visibility. */
export function getRepository({ state, url }: Request): Reply {
  const fullName = url.pathname.split('/').slice(-2).join('/');
  const { visibility } = state;
  const names = { id: 1, name: fullName.split('/')[1] ?? '', full_name: fullName };
  const seenBy =
    visibility === 'untold' ? { private: true } : { private: visibility !== 'public', visibility };
  return { status: 200, body: { ...names, ...seenBy } };
}
