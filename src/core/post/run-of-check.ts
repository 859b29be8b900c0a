import type { CheckRecord } from '../ledger/ledger-record.ts';

/** The run a check belongs to: the id of its workflow run, or its own id where no workflow made it. */
export function runOfCheck({ run, id }: Pick<CheckRecord, 'run' | 'id'>): string {
  return run?.id ?? id;
}
