/** The name of a list without folders and endings, in the form of a campaign's name. */
export function campaignNameOf(list: string): string {
  const base = list.slice(list.lastIndexOf('/') + 1).replace(/(\.(csv|tsv|txt))?(\.gz)?(\.age)?$/i, '');
  const slug = base
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 63)
    .replace(/-$/, '');
  return slug === '' ? 'list' : slug;
}
