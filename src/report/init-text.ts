import { counted } from './numbers.ts';
import { show } from './show.ts';

/** What became of a file that `init` would write. */
export type FileFate = 'written' | 'replaced' | 'same' | 'kept';

/** What `init` found and did. */
export interface InitDone {
  readonly lists: readonly string[];
  readonly suppressions: readonly string[];
  readonly leftOut: readonly string[];
  readonly files: readonly { readonly path: string; readonly fate: FileFate }[];
  readonly policyPath: string;
  readonly withExample: boolean;
  /** The top of the checkout, where it is not the folder that was written to. */
  readonly checkoutTop: string | null;
}

const fates: Readonly<Record<FileFate, string>> = {
  written: 'wrote',
  replaced: 'replaced',
  same: 'is as it would be written',
  kept: 'is there already and was left as it is',
};

const about: readonly (readonly [RegExp, string])[] = [
  [/workflows/, 'runs the check in every pull request, on the main branch and every morning'],
  [/bounce-gate\.yml$/, 'the rules: limits, suppression files, one entry for each planned send'],
  [/^lists/, 'an example: 20 invented people'],
  [/^suppressions/, 'an example: 3 who must not be mailed'],
];

/** The walk through what `init` did, ending in what to do next. */
export function initText(done: InitDone): string {
  const kept = done.files.filter(({ fate }) => fate === 'kept');
  const parts = [
    foundLines(done),
    done.files.map(fileLine),
    kept.length === 0
      ? []
      : ['What it would say instead: bounce-gate init --dry-run. To replace it: --force'],
    done.checkoutTop === null
      ? []
      : [
          `GitHub reads workflows only at the top of a repository, and paths count from there: ${show(done.checkoutTop)}. Run init in that folder.`,
        ],
    nextLines(done),
  ];
  const text = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

const shownPaths = 5;

function foundLines({ lists, suppressions, leftOut }: InitDone): string[] {
  const left =
    leftOut.length === 0
      ? []
      : [
          `Left out ${counted(leftOut.length, 'file')}${paths(leftOut)}: a policy names no path with line breaks, control characters or backslashes. Rename, and name in the policy what it should be.`,
        ];
  if (lists.length + suppressions.length === 0) return left;
  return [
    `Found ${counted(lists.length, 'list')}${paths(lists)} and ${counted(suppressions.length, 'suppression file')}${paths(suppressions)}.`,
    ...left,
  ];
}

function paths(all: readonly string[]): string {
  if (all.length === 0) return '';
  const more = all.length > shownPaths ? `, and ${all.length - shownPaths} more` : '';
  return ` (${all
    .slice(0, shownPaths)
    .map((path) => show(path))
    .join(', ')}${more})`;
}

function fileLine({ path, fate }: InitDone['files'][number]): string {
  if (fate === 'same' || fate === 'kept') return `${path} ${fates[fate]}`;
  const what = about.find(([pattern]) => pattern.test(path))?.[1] ?? '';
  return `${fates[fate].padEnd(8)} ${path.padEnd(33)} ${what}`.trimEnd();
}

function nextLines({ lists, suppressions, withExample, policyPath, files }: InitDone): string[] {
  const isOwnPolicy = files.some(({ path, fate }) => path === policyPath && fate === 'kept');
  if (isOwnPolicy) return ['Next: bounce-gate check'];
  if (withExample) {
    return [
      'Next',
      '  1. bounce-gate check                        the example passes',
      '  2. copy gone@customer.example and the other two into lists/example.csv, and check again: now it fails, and says why',
      `  3. put your own list and suppressions beside them, name them in ${policyPath}, delete the example`,
      '  4. commit all of it, in a private repository: lists are personal data',
    ];
  }
  if (lists.length === 0)
    return [`No send-list was found: name yours in ${policyPath}, then run: bounce-gate check`];
  if (suppressions.length === 0)
    return [
      `No suppression files were found. Export bounces, complaints and opt-outs as CSV into suppressions/, then run: bounce-gate check`,
      'Until then the check ends as UNCHECKED: without them nobody knows who must not be mailed.',
    ];
  return [
    'Next: bounce-gate check',
    'Then read both files; each line says what it does. Commit them where the lists are, in a private repository:',
    'lists are personal data. In a public one seal them first: bounce-gate seal --help',
  ];
}
