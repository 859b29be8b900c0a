import { expect, test } from 'vitest';
import { defaultParameters } from '../../../src/core/projection/parameters.ts';
import { policyParameters } from '../../../src/core/projection/policy-parameters.ts';

const none = { causes: {}, entries: {}, decay: {} };

test('a policy without chances leaves the defaults', () => {
  expect(policyParameters(none)).toEqual(defaultParameters);
});

test('a chance of the policy replaces that one number, and no strength', () => {
  const changed = policyParameters({
    causes: { disposable: { hard: 0.5 }, 'catch-all': { soft: 0 } },
    entries: { import: { chance: 0.11 } },
    decay: { business: 0.3 },
  });
  const { causes, entry, decay } = defaultParameters;
  expect(changed).toEqual({
    ...defaultParameters,
    causes: {
      ...causes,
      disposable: { ...causes.disposable, hard: 0.5 },
      'catch-all': { ...causes['catch-all'], soft: 0 },
    },
    entry: { ...entry, import: { ...entry.import, chance: 0.11 } },
    decay: { ...decay, business: { ...decay.business, hazardPerYear: 0.3 } },
  });
});
