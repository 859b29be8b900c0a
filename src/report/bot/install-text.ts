/** How an installation ended. */
export type InstallEnd = 'done' | 'cancelled' | 'expired' | 'not-listed' | 'failed';

const sentences: Readonly<Record<InstallEnd, string>> = {
  done: 'Bounce Gate is installed. Go back to Slack and type /bounce-rate help.',
  cancelled: 'Bounce Gate was not installed, because it was not allowed in Slack. Nothing was changed.',
  expired:
    'Bounce Gate was not installed: the link is out of date or was opened elsewhere. Start again from the first page.',
  'not-listed':
    'Bounce Gate was not installed: this workspace is not on its list. Ask whoever runs the bot to add it under teams.',
  failed: 'Bounce Gate was not installed. Try again, and if it fails anew ask whoever runs the bot.',
};

/** What a browser shows at the end of an installation. */
export function installText(end: InstallEnd): string {
  return `${sentences[end]}\n`;
}
