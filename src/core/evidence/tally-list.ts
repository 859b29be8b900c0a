import type { ByteSource } from '../byte-source.ts';
import { concludeList, type ListTallied } from './conclude-list.ts';
import { countList } from './count-list.ts';
import type { OnEntry } from './judged-entry.ts';
import type { ListRules } from './list-rules.ts';

/** Reads a whole send-list, counts its recipients and concludes what follows. */
export async function tallyList(
  source: ByteSource,
  rules: ListRules,
  onEntry?: OnEntry,
): Promise<ListTallied> {
  const counted = await countList(source, rules, { onEntry });
  return counted.ok ? concludeList(counted.part, source.path) : counted;
}
