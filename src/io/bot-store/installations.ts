import type { BotStore } from './bot-store.ts';
import type { StoreDatabase } from './store-database.ts';

/** The part of the store that keeps the sealed tokens of workspaces. */
export function installations({
  reader,
  writer,
}: StoreDatabase): Pick<BotStore, 'saveInstallation' | 'installation' | 'deleteInstallation'> {
  return {
    saveInstallation: async ({ team, sealed, keyId, atMs }) => {
      const kept = { sealed, key_id: keyId, at_ms: atMs };
      await writer
        .insertInto('gate_installation')
        .values({ team, ...kept })
        .onConflict((conflict) => conflict.column('team').doUpdateSet(kept))
        .execute();
    },
    installation: async (team) => {
      const row = await reader
        .selectFrom('gate_installation')
        .selectAll()
        .where('team', '=', team)
        .executeTakeFirst();
      if (row === undefined) return null;
      return { team: row.team, sealed: row.sealed, keyId: row.key_id, atMs: row.at_ms };
    },
    deleteInstallation: async (team) => {
      await writer.deleteFrom('gate_installation').where('team', '=', team).execute();
    },
  };
}
