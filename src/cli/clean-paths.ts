import { resolve } from 'node:path';
import { isSealedPath } from '../core/age/is-sealed-path.ts';
import type { CampaignInput } from '../core/check-campaign.ts';
import { beforePath, cleanedPath, removedPath } from '../core/clean-list.ts';
import type { Problem } from '../core/finding.ts';
import type { CleanedPaths } from '../io/with-cleaned-files.ts';
import { protectInputs } from './protect-input.ts';
import { type Arguments, wrong } from './read-arguments.ts';
import { isLink } from './write-output.ts';

/** Where the files go, absolute; never over a file that is read but for the list where that is asked for, nor over each other. */
export function choosePaths(
  { list, suppressions }: CampaignInput,
  args: Arguments,
  { cwd, planned }: { readonly cwd: string; readonly planned: string },
): CleanedPaths | Problem {
  const paths = pathsOf(args, cwd, planned);
  if ('code' in paths) return paths;
  const { cleaned, removed, before } = paths;
  const inputs = [list, ...(suppressions ?? [])].map(({ path }) => resolve(cwd, path));
  const others =
    before === null ? [{ option: '--output', path: cleaned }] : [{ option: '--in-place', path: before }];
  for (const { option, path } of [...others, { option: '--removed', path: removed }]) {
    const taken = protectInputs(option, path, inputs);
    if (taken !== null) return taken;
  }
  const isOpen = isSealedPath(planned) && !(isSealedPath(cleaned) && isSealedPath(removed));
  if (isOpen && !args.flag('plain')) return { code: 'age-output-plain', file: list.path, args: {} };
  return cleaned === removed || before === removed
    ? wrong('--removed', 'must name another file than --output')
    : paths;
}

function pathsOf(args: Arguments, cwd: string, planned: string): CleanedPaths | Problem {
  const list = resolve(cwd, planned);
  const removed = resolve(cwd, args.text('removed') ?? removedPath(planned));
  const output = args.text('output');
  if (!args.flag('in-place')) {
    return { list, cleaned: resolve(cwd, output ?? cleanedPath(planned)), removed, before: null };
  }
  if (output !== undefined) return wrong('--in-place', 'is a place of its own: leave out --output');
  // because only the link would be replaced
  if (isLink(list))
    return wrong(
      '--in-place',
      'replaces a list, and this one is a link: leave it out, or name the file that the link leads to',
    );
  return { list, cleaned: list, removed, before: resolve(cwd, beforePath(planned)) };
}
