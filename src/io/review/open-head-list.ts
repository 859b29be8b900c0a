import { showable } from '../../core/showable.ts';
import type { SealedOnly } from '../digest-chunks.ts';
import type { Commit } from '../git/commit.ts';
import type { GitReader } from '../git/git-reader.ts';
import { brokenSource, type FileSource } from '../open-file.ts';

/** Where a list is looked for. */
export interface ListPlace {
  readonly base: Commit;
  readonly head: Commit;
  readonly baseList: string | null;
  readonly headList: string;
  /** True when the list may not be plain text. */
  readonly sealedOnly: SealedOnly;
}

/** Opens a list as the head has it; where it is gone, the problem names the path that it was most likely moved to. */
export async function openHeadList(
  reader: GitReader,
  { base, head, baseList, headList, sealedOnly }: ListPlace,
): Promise<FileSource> {
  const entry = await reader.find(head, headList);
  if (!entry.ok || entry.value.kind !== 'missing') return reader.openBlob(head, headList, { sealedOnly });
  const was = baseList === null ? undefined : await reader.find(base, baseList);
  const oid = was?.ok && was.value.kind === 'file' ? was.value.oid : null;
  const moved = await reader.findMoved(head, { path: headList, oid });
  const { sameContent = null, sameName = null } = moved.ok ? moved.value : {};
  const args = {
    commit: head.name,
    ...(sameContent === null ? {} : { movedTo: showable(sameContent, 160) }),
    ...(sameContent === null && sameName !== null ? { sameName: showable(sameName, 160) } : {}),
  };
  return brokenSource(headList, { code: 'file-missing', file: headList, args });
}
