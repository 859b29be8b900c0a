import type { App } from '@slack/bolt';
import type { OpenedContext } from './open-context.ts';

/** Forgets the token of a workspace that removed the bot, and says so where there is only one. */
export function bindLifecycle(
  app: App,
  {
    installations,
    clients,
    log,
    metrics,
  }: Pick<OpenedContext, 'installations' | 'clients' | 'log' | 'metrics'>,
): void {
  const forget = async (team: string, event: string): Promise<void> => {
    metrics.add('bounce_uninstalled_total', { event });
    log.warn('uninstalled', { event });
    clients.forget(team);
    await installations?.forget(team);
  };
  app.event('app_uninstalled', ({ body }) => forget(body.team_id, 'app_uninstalled'));
  app.event('tokens_revoked', async ({ body, event }) => {
    // because tokens of users are told of as well, and the bot has none
    if ((event.tokens.bot ?? []).length > 0) await forget(body.team_id, 'tokens_revoked');
  });
}
