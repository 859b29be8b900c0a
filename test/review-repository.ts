import { afterAll } from 'vitest';
import type { BundleRun } from './bundles/run-bundle.ts';
import { runCliBundle } from './bundles/run-cli-bundle.ts';
import { type Files, makeRepositories, type TestRepository } from './io/git/make-repository.ts';
import { sampleList, samplePolicy, sampleRows, sampleSuppressions } from './sample-campaign.ts';

const maker = await makeRepositories();
afterAll(() => maker.remove());

/** Where repositories lie, gone after the tests of a file. */
export const repositories = maker;

/** What a child process needs to find git. */
export const gitPath = { PATH: process.env.PATH ?? '' };

const bounced = Array.from({ length: 10 }, (_, index) => `old${index}@mail.example,hard-bounce,2026-11-12`);

/** A campaign that passes, in the place where the policy is looked for. */
export const calmFiles = {
  '.github/bounce-gate.yml': samplePolicy,
  'list.csv': sampleList(...sampleRows(60)),
  'suppressions.csv': sampleSuppressions(...bounced),
} as const;

/** Lists that the change may lead to. */
export const lists = {
  pass: sampleList(...sampleRows(61)),
  warn: sampleList(...sampleRows(60), 'old0@mail.example,'),
  fail: sampleList(...sampleRows(60), ...bounced.map((row) => row.replace(/,.*/, ','))),
  unchecked: 'name\nx\n',
} as const;

/** A repository whose branch `change` was started from `main`, checked out. */
export interface Change {
  readonly repository: TestRepository;
  readonly base: string;
  readonly head: string;
}

/** Commits the files of a base on `main` and what changes on a branch; a null takes a file away. */
export async function makeChange(
  base: Files,
  change: Readonly<Record<string, string | Uint8Array | null>>,
): Promise<Change> {
  const repository = await maker.init();
  const from = await repository.commit(base);
  repository.git('checkout', '--quiet', '-b', 'change');
  const kept: Record<string, string | Uint8Array> = {};
  for (const [path, content] of Object.entries(change)) {
    if (content === null) repository.git('rm', '--quiet', path);
    else kept[path] = content;
  }
  return { repository, base: from, head: await repository.commit(kept) };
}

/** Runs `review` as a child process, judged as of a fixed day. */
export function runReview(repository: TestRepository, ...args: readonly string[]): Promise<BundleRun> {
  return runCliBundle(['review', '--as-of', '2026-11-20', ...args], { cwd: repository.folder, env: gitPath });
}

/** The parts of a JSON report that tests look at. */
export interface ReviewFacts {
  readonly verdict: string;
  readonly base: string;
  readonly head: string;
  readonly reviews: readonly {
    readonly campaign: string;
    readonly verdict: string;
    readonly list: string;
    readonly change: Readonly<Record<string, number>>;
    readonly suppressions: Readonly<Record<string, number>>;
    readonly reasons: readonly { readonly code: string; readonly severity: string }[];
    readonly problems: readonly { readonly code: string }[];
    readonly policyChanged: boolean;
    readonly policyIsNew: boolean;
  }[];
  readonly problems: readonly { readonly code: string; readonly file?: string }[];
}

/** The JSON report of `review`. */
export async function reviewFacts(
  repository: TestRepository,
  ...args: readonly string[]
): Promise<ReviewFacts & { readonly exitCode: number | null }> {
  const run = await runReview(repository, '--format', 'json', ...args);
  return { exitCode: run.exitCode, ...JSON.parse(run.stdout) };
}

/** Codes of all problems, of the run and of its campaigns. */
export function problemCodes({ problems, reviews }: ReviewFacts): string[] {
  return [...problems, ...reviews.flatMap((review) => review.problems)].map(({ code }) => code);
}
