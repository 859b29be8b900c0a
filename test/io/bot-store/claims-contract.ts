import { describe, expect, test } from 'vitest';
import { startMs } from './sample-records.ts';
import { freshStore, type MakeDatabase } from './test-database.ts';

const day = 86_400_000;

/** What claims, questions, installations and the tables themselves must do on every database. */
export function claimsContract(makeDatabase: MakeDatabase): void {
  describe('claims', () => {
    test('the first has a key until its time is over, even against itself', async () => {
      const store = await freshStore(makeDatabase);
      const options = { nowMs: startMs, untilMs: startMs + 1000 };
      expect(await store.claim('event', 'a', options)).toBe(true);
      expect(await store.claim('event', 'b', options)).toBe(false);
      expect(await store.claim('event', 'a', options)).toBe(false);
      expect(await store.holder('event', startMs + 999)).toBe('a');
      expect(await store.holder('event', startMs + 1000)).toBeNull();
      const later = { nowMs: startMs + 1000, untilMs: startMs + 2000 };
      expect(await store.claim('event', 'b', later)).toBe(true);
      expect(await store.holder('event', startMs + 1000)).toBe('b');
    });

    test('only who has a key gives it back', async () => {
      const store = await freshStore(makeDatabase);
      const options = { nowMs: startMs, untilMs: startMs + 1000 };
      await store.claim('event', 'a', options);
      await store.release('event', 'b');
      expect(await store.claim('event', 'b', options)).toBe(false);
      await store.release('event', 'a');
      expect(await store.holder('event', startMs)).toBeNull();
      expect(await store.claim('event', 'b', options)).toBe(true);
    });

    test('a key may be longer than an index takes', async () => {
      const store = await freshStore(makeDatabase);
      const options = { nowMs: startMs, untilMs: startMs + 1000 };
      const key = Array.from({ length: 5000 }, (_, index) => index.toString(36)).join('');
      expect(await store.claim(`${key}1`, 'a', options)).toBe(true);
      expect(await store.claim(`${key}1`, 'b', options)).toBe(false);
      expect(await store.claim(`${key}2`, 'b', options)).toBe(true);
      expect(await store.holder(`${key}1`, startMs)).toBe('a');
    });

    test('of many replicas that claim at once, one has it', async () => {
      const database = await makeDatabase();
      const stores = Array.from({ length: 4 }, () => database.open());
      await stores[0]?.migrate();
      const options = { nowMs: startMs, untilMs: startMs + 1000 };
      for (let event = 0; event < 20; event += 1) {
        const results = await Promise.all(
          stores.map((store, index) => store.claim(`event ${event}`, `replica ${index}`, options)),
        );
        expect(results.filter((isMine) => isMine)).toHaveLength(1);
      }
    });
  });

  describe('the last question', () => {
    test('is that of the user in the channel', async () => {
      const store = await freshStore(makeDatabase);
      expect(await store.lastQuestion('U1', 'C1')).toBeNull();
      await store.rememberQuestion('U1', 'C1', 'first', startMs);
      await store.rememberQuestion('U1', 'C1', 'second', startMs + 1);
      await store.rememberQuestion('U1', 'C2', 'other', startMs);
      expect(await store.lastQuestion('U1', 'C1')).toBe('second');
      expect(await store.lastQuestion('U2', 'C1')).toBeNull();
    });

    test('is forgotten after a day', async () => {
      const store = await freshStore(makeDatabase);
      await store.rememberQuestion('U1', 'C1', 'old', startMs);
      await store.rememberQuestion('U2', 'C1', 'young', startMs + day);
      expect(await store.lastQuestion('U1', 'C1')).toBe('old');
      await store.rememberQuestion('U3', 'C1', 'new', startMs + day + 60_001);
      expect(await store.lastQuestion('U1', 'C1')).toBeNull();
      expect(await store.lastQuestion('U2', 'C1')).toBe('young');
    });
  });

  test('an installation is kept, replaced and deleted by its workspace', async () => {
    const store = await freshStore(makeDatabase);
    const first = { team: 'T1', sealed: 'abc', keyId: 'k1', atMs: startMs };
    await store.saveInstallation(first);
    expect(await store.installation('T1')).toEqual(first);
    const second = { team: 'T1', sealed: 'def', keyId: 'k2', atMs: startMs + 1 };
    await store.saveInstallation(second);
    expect(await store.installation('T1')).toEqual(second);
    expect(await store.installation('T2')).toBeNull();
    await store.deleteInstallation('T1');
    expect(await store.installation('T1')).toBeNull();
  });

  test('the tables are made once by replicas that start together, and kept by later ones', async () => {
    const database = await makeDatabase();
    const stores = Array.from({ length: 4 }, () => database.open());
    await Promise.all(stores.map((store) => store.migrate()));
    await stores[0]?.rememberQuestion('U1', 'C1', 'kept', startMs);
    const later = database.open();
    await later.migrate();
    expect(await later.lastQuestion('U1', 'C1')).toBe('kept');
  });

  test('a store is closed any number of times', async () => {
    const store = await freshStore(makeDatabase);
    await Promise.all([store.close(), store.close()]);
    await store.close();
    await expect(store.position('lists')).rejects.toThrow();
  });
}
