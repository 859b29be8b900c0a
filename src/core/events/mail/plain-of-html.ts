const entities: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&nbsp;', ' '],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&#64;', '@'],
  ['&amp;', '&'],
]);

/** The words of HTML, a line for each block; for reading replies out of it, not for showing. Linear. */
export function plainOfHtml(html: string): string {
  return html
    .replace(/<(?:br|p|div|tr|li|h\d|pre)\b[^<>]{0,1000}>/gi, '\n')
    .replace(/<[^<>]{0,1000}>/g, ' ')
    .replace(/&(?:lt|gt|nbsp|quot|#39|#64|amp);/g, (entity) => entities.get(entity) ?? ' ');
}
