import type { CheckRecord } from '../ledger/ledger-record.ts';

/** Where runs can be seen: `https://github.com` and `owner/name`. */
export interface RunPlace {
  readonly server: string;
  readonly repository: string;
}

const repositoryPattern = /^[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}$/;

/**
 * The address of the workflow run of a check; null when it has none. Only the repository that the ledger belongs to is
 * linked: a record is data, and must not choose where people are led.
 */
export function runLink(run: CheckRecord['run'], place: RunPlace | null): string | null {
  if (run === null || place === null || !repositoryPattern.test(place.repository)) return null;
  if (run.repository.toLowerCase() !== place.repository.toLowerCase()) return null;
  if (!place.server.startsWith('https://')) return null;
  return `${place.server.replace(/\/$/, '')}/${place.repository}/actions/runs/${run.id}/attempts/${run.attempt}`;
}
