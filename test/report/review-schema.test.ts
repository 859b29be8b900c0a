import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { reasonCodes } from '../../src/core/campaign-result.ts';
import { reviewReasonCodes } from '../../src/core/review/review-result.ts';
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
});
