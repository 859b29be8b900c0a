/** What `--help` of the bot shows. */
export const usage = `Usage: bounce-gate-bot [serve | doctor | rebuild [LEDGER...]]

Posts each result of the gate in Slack and answers /bounce-rate.

  serve     run the bot (the default); SIGTERM ends it when everything under way is answered
  doctor    look at tokens, scopes, channels, clock, ledgers and group, and say what to do
  rebuild   forget the index of the ledgers (all, or those named); the bot reads them anew

The first run needs four settings:

  SLACK_BOT_TOKEN=xoxb-... SLACK_APP_TOKEN=xapp-... \\
  BOUNCE_GATE_LEDGER=owner/name BOUNCE_GATE_CHANNEL=C0123456789 bounce-gate-bot

All settings, and the config file for more ledgers and channels, are in docs/slack.md.
`;
