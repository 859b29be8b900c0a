import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { campaignRefText, parseCampaignRef } from '../../../src/core/access/campaign-ref.ts';
import { checkRefText, parseCheckRef } from '../../../src/core/access/check-ref.ts';
import { parseSlackName, slackName } from '../../../src/core/access/slack-person.ts';
import { exampleId } from '../ledger/example-records.ts';

const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,62}$/);
const check = fc.nat({ max: 1e12 }).map((ms) => exampleId(Date.UTC(2020, 0, 1) + ms));

describe('what buttons and forms hold', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(name, name, check, (ledger, campaign, id) => {
        const ref = { ledger, campaign, check: id };
        expect(parseCheckRef(checkRefText(ref))).toEqual(ref);
        expect(parseCampaignRef(campaignRefText(ref))).toEqual({ ledger, campaign });
        expect(parseCampaignRef(checkRefText(ref))).toBeNull();
        expect(checkRefText(ref).length).toBeLessThanOrEqual(250);
      }),
    );
  });

  test('is nothing when it is anything else', () => {
    const strange = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.anything());
    fc.assert(
      fc.property(strange, (value) => {
        expect(parseCheckRef(value)).toBeNull();
      }),
    );
    expect(parseCampaignRef(['a/b'])).toBeNull();
    expect(parseCampaignRef(`a/${'b'.repeat(64)}`)).toBeNull();
    expect(parseCampaignRef('a/<!channel>')).toBeNull();
  });
});

describe('the name of somebody in records', () => {
  test('is read as it was written, and nothing else is such a name', () => {
    const ada = { team: 'T0FAKE', user: 'U0ADA' };
    expect(parseSlackName(slackName(ada))).toEqual(ada);
    for (const text of [
      'ada',
      'slack:',
      'slack:T0FAKE',
      'slack:T0FAKE/U0ADA/x',
      'slack:U0ADA/T0FAKE',
      'T0FAKE/U0ADA',
    ]) {
      expect(parseSlackName(text)).toBeNull();
    }
  });
});
