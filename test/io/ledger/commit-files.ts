import { execFileSync } from 'node:child_process';
import type { TestLedger } from './make-ledger.ts';

/** Text, a symbolic link, or nothing any more. */
export type NewContent = string | { readonly link: string } | null;

/** Adds a commit to the ledger's branch as somebody would who does not use the gate; gives its id. */
export function commitFiles(
  { folder }: TestLedger,
  files: Readonly<Record<string, NewContent>>,
  { at = '2026-11-22T08:30:00Z', branch = 'bounce-ledger' } = {},
): string {
  const seconds = Date.parse(at) / 1000;
  const parts = [
    `commit refs/heads/${branch}\nmark :1\ncommitter Forger <forger@example.com> ${seconds} +0000\ndata 1\nx\n`,
    `from refs/heads/${branch}^0\n`,
    ...Object.entries(files).map(([path, content]) => changeOf(path, content)),
    'get-mark :1\ndone\n',
  ];
  const args = ['fast-import', '--quiet', '--done', '--date-format=raw', '--force'];
  return execFileSync('git', args, { cwd: folder, input: parts.join(''), encoding: 'utf8' }).trim();
}

function changeOf(path: string, content: NewContent): string {
  if (content === null) return `D ${path}\n`;
  const [mode, text] = typeof content === 'string' ? ['100644', content] : ['120000', content.link];
  return `M ${mode} inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}
