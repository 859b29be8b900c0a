import { fieldOf } from '../core/review/field-of.ts';
import { visibilityOf } from '../core/review/visibility-of.ts';
import type { VisibilityAsked } from '../io/github/ask-visibility.ts';
import type { GitHubClient } from '../io/github/github-client.ts';

/** Whether everybody can read the repository of a run. */
export interface RepositoryOpenness {
  /** Known, or found out by the first one who needs it. */
  readonly isPublic: boolean | (() => Promise<boolean>);
  /** What has to be told when it was needed and nobody could say. */
  readonly told: () => readonly string[];
}

/**
 * Takes the event's word for it, and asks GitHub where the event has none, as on a schedule: only once a plain list is there,
 * so that nothing else waits for an answer. Where GitHub does not say either, the list is judged, because no verdict may depend
 * on a service, and that is told.
 */
export function repositoryOpenness(
  payload: unknown,
  client: () => Promise<GitHubClient>,
): RepositoryOpenness {
  const said = visibilityOf(fieldOf(payload, 'repository'));
  if (said !== 'unknown') return { isPublic: said === 'public', told: () => [] };
  let asking: Promise<VisibilityAsked> | null = null;
  let answer: VisibilityAsked | null = null;
  return {
    isPublic: async () => {
      asking ??= ask(client);
      answer = await asking;
      return answer.visibility === 'public';
    },
    told: () => (answer?.visibility === 'unknown' ? [unknownSentence(answer.reason)] : []),
  };
}

async function ask(client: () => Promise<GitHubClient>): Promise<VisibilityAsked> {
  const { askVisibility } = await import('../io/github/ask-visibility.ts');
  return askVisibility(await client());
}

function unknownSentence(reason: string): string {
  return `Neither the event nor GitHub (${reason}) says whether everybody can read this repository, so a plain list in it was judged. If it is public, make it private or seal the list (docs/privacy.md); if lists may be plain here, set policy.plain-lists: allow.`;
}
