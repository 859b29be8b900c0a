import type { FindingProse } from './finding-prose.ts';

/** What is told of waivers. */
export const waivers = {
  'waiver-expired': {
    title: 'Waiver has expired',
    sentence: (args) =>
      `the waiver for ${args.waiver} expired on ${args.expires} and does not count: renew or remove it`,
  },
  'waiver-unused': {
    title: 'Waiver is not needed',
    sentence: (args) => `the waiver for ${args.waiver} waives nothing: remove it`,
  },
  'waiver-exceeded': {
    title: 'Waiver covers too few',
    sentence: (args) =>
      `the waiver for ${args.waiver} covers at most ${args.most}, and there ${args.count === 1 ? 'is' : 'are'} ${args.count}, so it lifts nothing: remove rows, or agree on a new waiver`,
  },
} as const satisfies Readonly<Record<string, FindingProse>>;
