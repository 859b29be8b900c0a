/** A date of a header without the comment behind it, which would make it too long to be read. */
export function dateText(header: string): string {
  const comment = header.indexOf('(');
  return (comment < 0 ? header : header.slice(0, comment)).replace(/\s+/g, ' ').trim();
}
