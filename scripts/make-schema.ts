import { writeFileSync } from 'node:fs';
import { policyJsonSchema } from '../src/core/policy/policy-json-schema.ts';

// Writes schema/policy.schema.json from the policy's own schema; run `npm run format:fix` after it.
writeFileSync('schema/policy.schema.json', `${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
