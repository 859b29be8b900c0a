import * as z from 'zod/mini';
import { policySchema } from './policy-schema.ts';

/** The published JSON Schema (draft 2020-12) of a policy file, which editors use; `schema/policy.schema.json` is it. */
export function policyJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(policySchema, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => nameDefault(jsonSchema),
  });
  return {
    $schema,
    $id: 'https://github.com/bounce-gate/bounce-gate/schema/policy.schema.json',
    title: 'Bounce Gate policy',
    description: 'The rules and campaigns of .github/bounce-gate.yml; docs/policy.md explains every key.',
    ...schema,
  };
}

/** zod drops a `default` from every schema that transforms its input; the keys therefore carry it as `standard`. */
function nameDefault(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.standard === undefined) return;
  schema.default = structuredClone(schema.standard);
  delete schema.standard;
}
