/** Whether a path names a sealed file, which is one that age encrypted: its name ends in `.age`. */
export function isSealedPath(path: string): boolean {
  return /\.age$/i.test(path);
}

/** The path without the ending of sealed files, which tells what the file is inside. */
export function unsealedPath(path: string): string {
  return path.replace(/\.age$/i, '');
}
