import type { SettingProblem } from '../core/bot/setting-problem.ts';
import type { BotContext } from './bot-context.ts';
import { errorFields } from './error-fields.ts';
import { type Route, type RouteServer, serveRoutes } from './serve-routes.ts';

/** Listens on a port of the settings, or says why that does not work. */
export async function listen(
  port: number,
  routes: Readonly<Record<string, Route>>,
  { log }: Pick<BotContext, 'log'>,
): Promise<RouteServer | SettingProblem> {
  try {
    return await serveRoutes(port, routes, {
      onError: (error) => log.error('route-broke', errorFields(error)),
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { code: 'port-taken', args: { port, code } };
  }
}
