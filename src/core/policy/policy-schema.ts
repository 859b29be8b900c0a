import * as z from 'zod/mini';
import { entryKinds } from '../evidence/cause.ts';
import { listFields } from '../list/column-names.ts';
import { policyLayerSchema } from './policy-layer-schema.ts';
import { policyKey, policyMap, policyMapOf, policyWord } from './policy-schema-parts.ts';
import { policyValues } from './policy-values.ts';
import { valueRules } from './value-rules.ts';

const paths = z.union([policyValues.path, z.array(policyValues.path, { error: valueRules.paths })], {
  error: valueRules.paths,
});

const columns = policyMapOf(listFields, (column) =>
  policyKey(policyValues.text, `Header text of the column ${column}.`),
).check(z.meta({ id: 'columns' }));

const sources = z.record(policyValues.text, policyWord(entryKinds), { error: valueRules.map });

const domainList = z.array(policyValues.domain, { error: valueRules.list });

const waiver = policyMap({
  code: policyValues.findingCode.check(z.meta({ description: 'Finding code the waiver covers.' })),
  scope: policyKey(policyValues.path, 'File or glob it is confined to.'),
  reason: policyValues.text.check(z.meta({ description: 'Why the findings are accepted.' })),
  owner: policyValues.text.check(z.meta({ description: 'Who answers for it.' })),
  expires: policyValues.day.check(z.meta({ description: 'Last day it holds, in UTC.' })),
  'max-count': policyKey(policyValues.count, 'How many findings it covers at most.'),
});

/** The zod schema of one campaign. */
export const campaignSchema = policyMap({
  list: policyValues.path.check(z.meta({ description: 'The send-list.' })),
  suppressions: policyKey(paths, 'Suppression files of this campaign, added to those of the top level.'),
  verifications: policyKey(
    paths,
    'Results of verification services for this campaign, added to those of the top level.',
  ),
  columns: policyKey(columns, 'Header texts that differ from the top level.'),
  sources: policyKey(sources, 'Entry kinds by source, added to those of the top level.'),
  'send-at': policyKey(policyValues.instantMs, 'When the campaign is sent: ISO 8601 with zone.'),
  'slack-channel': policyKey(policyValues.slackChannel, 'Slack channel ID the results are posted to.'),
  policy: policyKey(policyLayerSchema, 'Rules that differ from the top level.'),
});

const campaigns = z
  .record(policyValues.campaignName, campaignSchema, { error: valueRules.campaigns })
  .check(z.refine((named) => Object.keys(named).length > 0, { error: valueRules.campaigns }));

/** The zod schema of a policy file: its issues carry a rule of `valueRules`, or the known keys, as their message. */
export const policySchema = policyMap({
  suppressions: policyKey(paths, 'Suppression files: a path, or a list of paths and globs.', []),
  verifications: policyKey(
    paths,
    'Results of verification services: a path, or a list of paths and globs.',
    [],
  ),
  'as-of': policyKey(policyValues.dayMs, 'Pins the clock to a day, for examples and reproductions.'),
  columns: policyKey(columns, 'Header texts of the send-list, where the column is not found by its name.'),
  sources: policyKey(sources, 'Entry kind by the value of the source column.'),
  domains: policyKey(
    policyMap({
      consumer: policyKey(domainList, 'Domains of consumer mailboxes.', []),
      business: policyKey(domainList, 'Domains of business mailboxes.', []),
      allow: policyKey(domainList, 'Domains that are never called misspelt, disposable or unknown.', []),
    }),
    'What you know of domains.',
  ),
  policy: policyKey(policyLayerSchema, 'The rules campaigns are judged by.'),
  waivers: policyKey(z.array(waiver, { error: valueRules.list }), 'Findings accepted until a date.', []),
  campaigns: policyKey(campaigns, 'Planned sends by name.'),
});

/** A policy file as zod reads it, before its names are normalized. */
export type PolicyInput = z.output<typeof policySchema>;
