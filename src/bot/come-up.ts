import { botScopes } from '../core/bot/bot-scopes.ts';
import type { SettingProblem } from '../core/bot/setting-problem.ts';
import { StoreAway } from '../io/bot-store/store-away.ts';
import { StoreNewer } from '../io/bot-store/store-newer.ts';
import { errorFields } from './error-fields.ts';
import type { OpenedContext } from './open-context.ts';

/** What is known once the store and Slack have answered: the workspaces to serve. */
export type CameUp =
  | { readonly ok: true; readonly teams: readonly string[] }
  | { readonly ok: false; readonly problem: SettingProblem };

const firstWaitMs = 500;
const longestWaitMs = 30_000;

/** Waits for the store and for Slack, however long they are away; null when the signal came first. */
export async function comeUp(context: OpenedContext, signal: AbortSignal): Promise<CameUp | null> {
  return (
    (await untilKnown(() => migrate(context), context, signal)) ??
    (await untilKnown(() => authorize(context), context, signal))
  );
}

type Step = CameUp | 'again' | null;

/** Tries until a step gives something else than `again`, later each time. */
async function untilKnown(
  step: () => Promise<Step>,
  { clock }: OpenedContext,
  signal: AbortSignal,
): Promise<CameUp | null> {
  for (let tries = 0; !signal.aborted; tries += 1) {
    const known = await step();
    if (known !== 'again') return known;
    await clock.sleep(Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(tries, 10)), signal);
  }
  return null;
}

async function migrate({ store, log }: OpenedContext): Promise<Step> {
  try {
    await store.migrate();
    return null;
  } catch (error) {
    if (error instanceof StoreNewer) return unusable('newer');
    if (!(error instanceof StoreAway)) throw error;
    if (error.reason === 'refused' || error.reason === 'damaged') return unusable(error.reason);
    log.warn('store-away', errorFields(error));
    return 'again';
  }
}

function unusable(reason: string): CameUp {
  return { ok: false, problem: { code: 'store-unusable', args: { reason } } };
}

async function authorize(context: OpenedContext): Promise<Step> {
  const { teams } = context.config;
  // because each workspace brings its own token, there is none to ask about
  if (context.installations !== null) return { ok: true, teams };
  const answer = await (await context.slack(null))?.authTest();
  if (answer === undefined) return 'again';
  if (!answer.ok) {
    const { kind, code } = answer.failure;
    if (kind === 'refused' && !code.startsWith('http_')) {
      return { ok: false, problem: { code: 'slack-refused', args: { code } } };
    }
    context.log.warn('slack-away', { code });
    return 'again';
  }
  const { team, scopes } = answer.value;
  const missing = botScopes.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0) context.log.warn('scopes-missing', { scopes: missing.join(' ') });
  return { ok: true, teams: teams.length === 0 ? [team] : teams };
}
