import { expect } from 'vitest';
import * as z from 'zod';

/** The parts of SARIF 2.1.0 that code scanning reads; required properties as in its schema. */
const sarif = z.object({
  $schema: z.string().regex(/sarif-2\.1\.0/),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.object({
        tool: z.object({
          driver: z.object({
            name: z.string().min(1),
            rules: z.array(
              z.object({ id: z.string(), shortDescription: z.object({ text: z.string().min(1) }) }),
            ),
          }),
        }),
        results: z.array(
          z.object({
            ruleId: z.string(),
            level: z.enum(['none', 'note', 'warning', 'error']),
            message: z.object({ text: z.string().min(1) }),
            locations: z
              .array(
                z.object({
                  physicalLocation: z.object({
                    artifactLocation: z.object({ uri: z.string().regex(/^[^\s\\]+$/) }),
                    region: z.object({ startLine: z.number().int().min(1) }),
                  }),
                }),
              )
              .optional(),
          }),
        ),
      }),
    )
    .length(1),
});

/** Expects a SARIF log whose results name rules that it declares. */
export function expectSarif(value: unknown): void {
  const log = sarif.parse(value);
  for (const run of log.runs) {
    const rules = run.tool.driver.rules.map(({ id }) => id);
    expect(new Set(rules).size).toBe(rules.length);
    for (const { ruleId } of run.results) expect(rules).toContain(ruleId);
  }
}

const token =
  /<\?xml [^?]*\?>|<(?<close>\/)?(?<name>[a-z-]+)(?: [a-z]+="[^"<&]*(?:&(?:amp|lt|gt|quot|apos);[^"<&]*)*")*(?<empty>\/)?>|[^<&]+|&(?:amp|lt|gt|quot|apos);/gy;

/** Expects XML whose elements nest, whose attributes are quoted and that knows no entity but the five. */
export function expectWellFormedXml(text: string): void {
  const open: string[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    end = match.index + match[0].length;
    const { close, name, empty } = match.groups ?? {};
    if (name === undefined || empty !== undefined) continue;
    if (close === undefined) open.push(name);
    else expect(open.pop()).toBe(name);
  }
  expect(end, 'all of it is XML').toBe(text.length);
  expect(open).toEqual([]);
}
