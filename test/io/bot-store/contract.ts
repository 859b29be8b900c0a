import { claimsContract } from './claims-contract.ts';
import { indexContract } from './index-contract.ts';
import { outboxContract } from './outbox-contract.ts';
import { replicasContract } from './replicas-contract.ts';
import type { MakeDatabase } from './test-database.ts';
import { triesContract } from './tries-contract.ts';

/** Everything a store must do, whatever its database. */
export function storeContract(makeDatabase: MakeDatabase): void {
  indexContract(makeDatabase);
  outboxContract(makeDatabase);
  triesContract(makeDatabase);
  claimsContract(makeDatabase);
  replicasContract(makeDatabase);
}
