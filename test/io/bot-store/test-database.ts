import { onTestFinished } from 'vitest';
import type { BotStore } from '../../../src/io/bot-store/bot-store.ts';

/** A fresh database, which any number of replicas open. */
export interface TestDatabase {
  /** Opens it as one more replica; closed at the end of the test. */
  readonly open: () => BotStore;
  /** What a process of its own opens it by: a path or a URL. */
  readonly place: string;
}

/** Makes a fresh database, without tables. */
export type MakeDatabase = () => Promise<TestDatabase>;

/** A database at a place. */
export function testDatabase(place: string, openStore: (place: string) => BotStore): TestDatabase {
  return {
    place,
    open: () => {
      const store = openStore(place);
      onTestFinished(() => store.close());
      return store;
    },
  };
}

/** A store with its tables, alone on a database of its own. */
export async function freshStore(makeDatabase: MakeDatabase): Promise<BotStore> {
  const store = (await makeDatabase()).open();
  await store.migrate();
  return store;
}
