import { describe, expect, test } from 'vitest';
import { authorshipOf } from '../../../src/core/access/authorship.ts';
import type { CheckRecord } from '../../../src/core/ledger/ledger-record.ts';
import { sampleCheck } from '../../io/bot-store/sample-records.ts';

const run = { repository: 'octo/lists', commit: 'a'.repeat(40), id: '1', attempt: 1, event: 'push' };
const people = { Ada: 'U0ADA', eve: 'U0EVE' };

/** A check that this login started; null for a check of no workflow. */
function by(actor: string | null, change: Partial<CheckRecord> = {}): CheckRecord {
  return { ...sampleCheck('june', 0), run: actor === null ? null : { ...run, actor }, ...change };
}

const otherFiles = {
  digests: { list: 'e'.repeat(64), suppressions: '2'.repeat(64), policy: '3'.repeat(64) },
};

describe('whose check it is', () => {
  test.each<[string, readonly CheckRecord[], string]>([
    ['started by oneself', [by('ada')], 'own'],
    ['whatever the case of the login', [by('ADA')], 'own'],
    ['started by somebody else', [by('eve')], 'others'],
    ['started by somebody else, then again by oneself', [by('eve'), by('ada')], 'own'],
    ['started by oneself, then again by the bot', [by('ada'), by('octo-bot[bot]')], 'own'],
    ['started by somebody else, then again by the bot', [by('eve'), by('octo-bot[bot]')], 'others'],
    ['of other files by oneself before', [by('ada', otherFiles), by('eve')], 'others'],
    ['of another campaign by oneself', [by('ada', { campaign: 'july' }), by('eve')], 'others'],
    ['started by the bot alone', [by('octo-bot[bot]')], 'unknown'],
    ['started by nobody that is told', [by(null)], 'unknown'],
    ['started by somebody who is not among the people', [by('mallory')], 'unknown'],
    ['started by somebody else and a stranger', [by('mallory'), by('eve')], 'unknown'],
    ['whose digests were not kept', [by('ada', { digests: { ...otherFiles.digests, list: null } })], 'own'],
  ])('%s', (_, checks, authorship) => {
    const check = checks.at(-1);
    if (check === undefined) throw new Error('no check');
    expect(authorshipOf(checks, check, { user: 'U0ADA', people })).toBe(authorship);
  });
});
