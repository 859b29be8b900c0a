/** What a browser shows at the end of an installation. */
export function installText(end: 'done' | 'failed'): string {
  if (end === 'done') return 'Bounce Gate is installed. Go back to Slack and type /bounce-rate help.\n';
  return 'Bounce Gate was not installed. Ask whoever runs the bot whether your workspace is on its list, then try again.\n';
}
