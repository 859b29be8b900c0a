/** What a release is judged by: its tag, package.json and the changelog. */
export interface ReleaseFacts {
  readonly tag: string;
  readonly manifest: unknown;
  readonly changelog: string;
}

/** The text of a release, or why there can be none. */
export type ReleaseNotes =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/**
 * The part of the changelog about a version, when the tag is that of package.json and the changelog has a dated section
 * of it (https://keepachangelog.com/en/1.1.0/).
 */
export function notesOfRelease({ tag, manifest, changelog }: ReleaseFacts): ReleaseNotes {
  const version = new Map<string, unknown>(Object.entries(manifest ?? {})).get('version');
  if (typeof version !== 'string' || tag !== `v${version}`)
    return refused(`The tag is ${tag}, and package.json says ${String(version)}. Change one of them.`);
  const sections = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`[${version}]`));
  if (section === undefined)
    return refused(`CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD". Write it.`);
  if (!/^\[[^\]]+\] - \d{4}-\d{2}-\d{2}\n/.test(section))
    return refused(`The section of ${version} in CHANGELOG.md has no date. Write it.`);
  const text = section.slice(section.indexOf('\n')).trim();
  if (text === '') return refused(`The section of ${version} in CHANGELOG.md is empty. Say what changed.`);
  return { ok: true, text: `${text}\n` };
}

function refused(reason: string): ReleaseNotes {
  return { ok: false, reason };
}
