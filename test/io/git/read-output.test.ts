import { describe, expect, test } from 'vitest';
import { GitFailure } from '../../../src/io/git/git-failure.ts';
import { readOutput, readParts } from '../../../src/io/git/read-output.ts';
import type { Git } from '../../../src/io/git/run-git.ts';

function gitThatSays(output: Buffer, size: number): Git {
  return {
    stream: async function* () {
      for (let at = 0; at < output.length; at += size) yield output.subarray(at, at + size);
    },
    stop: async () => {},
  };
}

async function partsOf(output: Buffer, size: number): Promise<readonly string[]> {
  const parts: string[] = [];
  for await (const part of readParts(gitThatSays(output, size), [], '\0')) parts.push(part);
  return parts;
}

describe('the parts of an output do not depend on how it comes', () => {
  test.each([1, 2, 3, 7, 65_536])('in pieces of %i', async (size) => {
    const parts = ['lists/ä ü.csv', '', 'new\nline', '🙂'];
    expect(await partsOf(Buffer.from(parts.map((part) => `${part}\0`).join('')), size)).toEqual(parts);
  });
});

test('an output longer than expected is a failure', async () => {
  await expect(partsOf(Buffer.alloc(70_000, 'x'), 1000)).rejects.toThrow(GitFailure);
  await expect(readOutput(gitThatSays(Buffer.alloc(1 << 21), 65_536), [])).rejects.toThrow(GitFailure);
});
