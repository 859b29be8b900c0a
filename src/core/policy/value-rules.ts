/**
 * What a policy value must be, as the end of the sentence "<path> must be ...". Carried in the `rule` argument of
 * `policy-wrong-value` and `argument-wrong` problems, so every reader of values states a rule in the same words.
 */
export const valueRules = {
  map: 'a map of keys and values',
  list: 'a list',
  text: 'text on one line, at most 200 characters, in quotes if it looks like a number',
  boolean: 'true or false',
  count: 'a whole number, 1 or more',
  percentage: 'a percentage from 0% to 100% with its sign: write 2%',
  limit: 'a percentage from 0% to 100% with its sign: write 2%, or off',
  growthLimit: 'a percentage from 0% to 10000% with its sign: write 20%, or off',
  durationLimit: 'hours, days or weeks: write 36h, 7d or 2w, or off',
  day: 'a day that exists: write 2027-03-01',
  instant: 'a time with its zone: write 2026-12-01T09:00:00Z',
  path: 'a path inside the repository: relative, with forward slashes, without ..',
  paths: 'a path or a list of paths, which may hold wildcards',
  campaignName: 'lower-case letters, digits and dashes, at most 63, starting with a letter or digit',
  campaigns: 'a map of campaign names, each with a list',
  publicKey: 'an Ed25519 public key in base64, its 32 bytes or its SPKI form, or off',
  label: 'the name of a label on one line, at most 50 characters, or off',
  slackChannel: 'a Slack channel ID such as C0123456789, not its name',
  resolver: 'the IP address of a resolver, with a port where it is not 53: write 1.1.1.1',
  resolvers: 'a list of two resolvers or more',
  domain: 'a domain such as example.com',
  findingCode: 'a finding code such as duplicate',
  waivedCode: 'a finding code of docs/findings.md (projected rates cannot be waived)',
} as const;
