import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { reasonCodes } from '../../src/core/campaign-result.ts';
import { pairings } from '../../src/core/review/pair-campaigns.ts';
import { fileFates, lookBackEnds, reviewReasonCodes } from '../../src/core/review/review-result.ts';
import { ruleDirections } from '../../src/core/review/rule-changes.ts';
import { type RunReview, runReview } from '../../src/core/review/run-review.ts';
import { suppressionReasons } from '../../src/core/suppression/suppression-reason.ts';
import { reviewReporters, reviewSchema } from '../../src/report/review-formats.ts';
import { healthyList, onFile, reviewTexts, type Version } from '../core/review/review-text.ts';

const schema = JSON.parse(readFileSync('schema/review.schema.json', 'utf8'));
const report = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'));
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true });
const validate = ajv.addSchema(report).compile(schema);
const commits = { base: 'a'.repeat(40), head: 'b'.repeat(40) };

function mistakesIn(run: RunReview): unknown {
  return validate(JSON.parse(reviewReporters.json(run))) ? [] : validate.errors;
}

// because the texts of the harness have no real digests, whose form the schema demands
function withDigests(run: RunReview): RunReview {
  const digests = { list: 'c'.repeat(64), suppressions: 'd'.repeat(64), policy: 'e'.repeat(64) };
  const reviews = run.reviews.map((review) => ({
    ...review,
    before: review.before === null ? null : { ...review.before, digests },
    after: review.after === null ? null : { ...review.after, digests },
  }));
  return { ...run, reviews };
}

const calm: Version = { list: healthyList(200) };
const gone = Array.from({ length: 40 }, (_, index) => `gone${index}@mail.example`);
const bad: Version = {
  list: healthyList(200, ...gone.map((address) => `${address},`), 'x@@mail.example,'),
  suppressions: onFile(...gone.map((address) => `${address},hard-bounce`)),
};

describe('real reviews are what the schema allows', () => {
  test.each<[string, Version | null, Version | null]>([
    ['that pass', calm, calm],
    ['that fail', calm, bad],
    ['with deleted suppressions', { ...calm, suppressions: onFile('ann@mail.example,manual') }, calm],
    ['of a new campaign', null, bad],
    ['of one that goes', bad, null],
    ['that cannot be done', bad, { list: '' }],
  ])('%s', async (_, base, head) => {
    const review = await reviewTexts(base, head);
    expect(mistakesIn(withDigests(runReview(commits, [review], [])))).toEqual([]);
  });

  test('of a rule that changes, of a campaign with another name, and of a base that went on', async () => {
    const review = await reviewTexts(calm, bad, {
      ruleChanges: [{ key: 'policy.risk', unit: 'fraction', before: 0.2, after: null, direction: 'looser' }],
      baseCampaign: { name: 'may', pairedBy: 'list-path', stays: true },
      dropped: { 'own.csv': onFile() },
    });
    const baseMoved = { name: 'main', commits: 2, isMore: false, files: ['lists/june.csv'] };
    expect(mistakesIn(withDigests(runReview(commits, [review], [], { baseMoved })))).toEqual([]);
  });

  test('that could not start', () => {
    const problem = { code: 'git-not-installed', args: {} } as const;
    expect(mistakesIn(runReview({ base: '', head: '' }, [], [problem]))).toEqual([]);
  });
});

test('the schema refuses a field that is not documented and an unknown code', async () => {
  const run = withDigests(runReview(commits, [await reviewTexts(calm, bad)], []));
  const told = JSON.parse(reviewReporters.json(run));
  expect(validate({ ...told, extra: 1 })).toBe(false);
  const [review] = told.reviews;
  expect(
    validate({ ...told, reviews: [{ ...review, reasons: [{ ...review.reasons[0], code: 'x' }] }] }),
  ).toBe(false);
});

test('its words and version are those of the code', () => {
  expect(schema.$defs.reasonCode.enum).toEqual([...reasonCodes, ...reviewReasonCodes]);
  const { deletedByReason } = schema.$defs.suppressions.properties;
  expect(Object.keys(deletedByReason.properties)).toEqual([...suppressionReasons]);
  expect(schema.properties.schema.const).toBe(reviewSchema);
  const { baseCampaign, deletedFrom, lookedBack, ruleChange } = schema.$defs;
  expect(baseCampaign.properties.pairedBy.enum).toEqual(pairings);
  expect(deletedFrom.properties.fate.enum).toEqual(fileFates);
  expect(lookedBack.properties.end.enum).toEqual(lookBackEnds);
  expect(ruleChange.properties.direction.enum).toEqual(ruleDirections);
});
