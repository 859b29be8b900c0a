import type {
  FakeState,
  Role,
  StoredCheckRun,
  StoredComment,
  StoredLabelEvent,
  StoredReview,
  StoredReviewComment,
  Writer,
} from './fake-state.ts';

const site = 'https://github.example';
const since = '2020-01-01T00:00:00Z';

/** The stored things as GitHub's JSON tells them; every URL is of a host that does not exist. */
export const answerShapes = {
  comment: (comment: StoredComment): object => ({
    ...common(comment, 'comment'),
    issue_url: `${site}/issues/${comment.number}`,
    body: comment.body,
    author_association: 'NONE',
    performed_via_github_app: comment.writer.app === null ? null : app(comment.writer.app),
  }),

  reviewComment: (comment: StoredReviewComment): object => ({
    ...common(comment, 'review-comment'),
    pull_request_review_id: comment.reviewId,
    diff_hunk: '@@ -1 +1 @@',
    path: comment.path,
    line: comment.line,
    original_line: comment.line ?? 1,
    side: 'RIGHT',
    commit_id: comment.commitId,
    original_commit_id: comment.commitId,
    body: comment.body,
    pull_request_url: `${site}/pulls/${comment.number}`,
    author_association: 'NONE',
    _links: { self: { href: site }, html: { href: site }, pull_request: { href: site } },
  }),

  labelEvent: ({ id, actor, event, label, createdAt }: StoredLabelEvent): object => ({
    id,
    node_id: `LE_${id}`,
    url: `${site}/events/${id}`,
    actor: user(actor),
    event,
    commit_id: null,
    commit_url: null,
    created_at: createdAt,
    label: { name: label, color: 'ededed' },
    performed_via_github_app: actor.app === null ? null : app(actor.app),
  }),

  permission: (login: string, role: Role): object => ({
    permission: permissionOf[role],
    role_name: role === 'none' ? '' : role,
    user: {
      ...user({ login, type: 'User', app: null }),
      role_name: role === 'none' ? '' : role,
      permissions: rightsOf(role),
    },
  }),

  review: ({ id, number, writer, body, state, commitId }: StoredReview): object => ({
    id,
    node_id: `R_${id}`,
    user: user(writer),
    body,
    state,
    commit_id: commitId,
    html_url: `${site}/reviews/${id}`,
    pull_request_url: `${site}/pulls/${number}`,
    _links: { html: { href: site }, pull_request: { href: site } },
    author_association: 'NONE',
  }),

  checkRun: (run: StoredCheckRun): object => ({
    id: run.id,
    node_id: `C_${run.id}`,
    head_sha: run.headSha,
    external_id: null,
    name: run.name,
    url: `${site}/check-runs/${run.id}`,
    html_url: `${site}/runs/${run.id}`,
    details_url: null,
    status: run.status,
    conclusion: run.conclusion,
    started_at: since,
    completed_at: run.status === 'completed' ? since : null,
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${site}/check-runs/${run.id}/annotations`,
    },
    check_suite: { id: 1 },
    app: run.writer.app === null ? null : app(run.writer.app),
    pull_requests: [],
  }),
};

/** The part of a list that a page number and page size name, with GitHub's Link header. */
export function pageOf<T>(
  items: readonly T[],
  url: URL,
  origin: string,
): { readonly items: readonly T[]; readonly link: string | null } {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const page = Number(url.searchParams.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const to = (rel: string, number: number): string => {
    const target = new URL(url);
    target.searchParams.set('page', String(number));
    return `<${origin}${target.pathname}${target.search}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to('prev', page - 1), to('first', 1)] : []),
    ...(page < last ? [to('next', page + 1), to('last', last)] : []),
  ];
  return {
    items: items.slice((page - 1) * size, page * size),
    link: links.length === 0 ? null : links.join(', '),
  };
}

/** The comments of a pull request changed at or after `since`, if the request says so: the oldest first. */
export function commentsOf(state: FakeState, number: number, url: URL): readonly StoredComment[] {
  const from = Date.parse(url.searchParams.get('since') ?? since);
  return state.comments.filter(
    (comment) => comment.number === number && Date.parse(comment.updatedAt) >= from,
  );
}

function common({ id, writer, createdAt, updatedAt }: StoredComment, kind: string): object {
  return {
    id,
    node_id: `N_${id}`,
    url: `${site}/${kind}/${id}`,
    html_url: `${site}/${kind}/${id}`,
    user: user(writer),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

function user({ login, type }: Writer): object {
  const links = [
    'url',
    'html_url',
    'avatar_url',
    'events_url',
    'followers_url',
    'following_url',
    'gists_url',
  ];
  const more = ['organizations_url', 'received_events_url', 'repos_url', 'starred_url', 'subscriptions_url'];
  return {
    login,
    type,
    id: 41898282,
    node_id: 'U_1',
    gravatar_id: '',
    site_admin: false,
    ...Object.fromEntries([...links, ...more].map((name) => [name, `${site}/${name}`])),
  };
}

const permissionOf: Readonly<Record<Role, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
};

function rightsOf(role: Role): object {
  const ladder: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
  const has = (least: Role): boolean => ladder.indexOf(role) >= ladder.indexOf(least);
  return {
    pull: has('read'),
    triage: has('triage'),
    push: has('write'),
    maintain: has('maintain'),
    admin: has('admin'),
  };
}

function app(slug: string): object {
  return {
    id: 15368,
    slug,
    node_id: 'A_1',
    owner: user({ login: 'github', type: 'User', app: null }),
    name: slug,
    description: null,
    external_url: site,
    html_url: `${site}/apps/${slug}`,
    created_at: since,
    updated_at: since,
    permissions: {},
    events: [],
  };
}
