import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgresStore } from '../../../src/io/bot-store/open-postgres-store.ts';
import { openSqliteStore } from '../../../src/io/bot-store/open-sqlite-store.ts';

/** A replica as a process of its own: sends posts until there are none, and prints the key of each. */
const [place = '', owner = ''] = process.argv.slice(2);
const store = place.startsWith('postgres:') ? openPostgresStore(place) : openSqliteStore(place);
await store.migrate();
for (let idle = 0; idle < 10; ) {
  const nowMs = Date.now();
  const post = await store.claimPost({ owner, nowMs, leaseMs: 1000 });
  idle = post === null ? idle + 1 : 0;
  if (post === null) {
    await sleep(100);
    continue;
  }
  // because what is printed is what Slack would have got, it is out before the store is told
  await new Promise((resolve) => process.stdout.write(`${post.key} ${post.revision}\n`, resolve));
  await store.finishPost(post, owner, { kind: 'sent', ts: `${post.key}.1` }, nowMs);
}
await store.close();
