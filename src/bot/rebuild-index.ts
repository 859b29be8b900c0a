import type { BotSettings } from '../core/bot/bot-settings.ts';
import { nearestWord } from '../core/policy/nearest-word.ts';
import { rebuildText } from '../report/bot/rebuild-text.ts';
import type { BotExit, BotHost } from './bot-host.ts';
import { openQuietly } from './open-quietly.ts';

/** Forgets the index of ledgers, so that the bot reads them anew at its next look; what was posted stays known. Throws `StoreAway`. */
export async function rebuildIndex(
  settings: BotSettings,
  wanted: readonly string[],
  host: BotHost,
): Promise<BotExit> {
  const known = settings.config.ledgers.map(({ name }) => name);
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    host.complain(
      rebuildText({ kind: 'unknown', name: unknown, known, nearest: nearestWord(unknown, known) }),
    );
    return 2;
  }
  const context = openQuietly(settings, host);
  if (context === null) return 2;
  const { store } = context;
  try {
    await store.migrate();
    const names = wanted.length === 0 ? known : wanted;
    for (const name of names) await store.forgetLedger(name);
    host.write(rebuildText({ kind: 'forgotten', names }));
    return 0;
  } finally {
    await store.close();
  }
}
