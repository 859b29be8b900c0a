import { GitFailure } from '../git/git-failure.ts';
import type { Git, GitInput } from '../git/run-git.ts';

/** Everything a call wrote, also when it failed. */
export interface GitCalled {
  readonly output: Buffer;
  readonly failure: GitFailure | null;
}

export interface GitCallOptions {
  readonly waitMs: number;
  readonly input?: GitInput;
  /** 64 MiB unless told. */
  readonly maxBytes?: number;
}

/** Runs git once to its end; a failure of git is an answer here. */
export async function callGit(
  git: Git,
  args: readonly string[],
  { waitMs, input, maxBytes = 64 << 20 }: GitCallOptions,
): Promise<GitCalled> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const answer = (failure: GitFailure | null) => ({ output: Buffer.concat(chunks), failure });
  if (waitMs <= 0) return answer(new GitFailure('too-slow'));
  try {
    for await (const chunk of git.stream(args, waitMs, input)) {
      bytes += chunk.length;
      if (bytes > maxBytes) return answer(new GitFailure('too-long'));
      chunks.push(chunk);
    }
    return answer(null);
  } catch (error) {
    if (error instanceof GitFailure) return answer(error);
    throw error;
  }
}
