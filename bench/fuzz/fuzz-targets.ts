import type { FuzzTarget } from './fuzz-target.ts';
import { archiveTarget, zipTarget } from './targets/archive-targets.ts';
import { bouncesTarget, eventsTarget } from './targets/event-targets.ts';
import { cleanTarget, listTarget } from './targets/list-targets.ts';
import { dnsAnswerTarget, dnsCacheTarget, recordTarget, segmentTarget } from './targets/record-targets.ts';
import { slackRequestTarget } from './targets/slack-targets.ts';
import { mergeTarget, suppressionsTarget, verificationsTarget } from './targets/suppression-targets.ts';
import { tallyTarget } from './targets/tally-targets.ts';
import {
  addressTarget,
  ageKeysTarget,
  approvalTarget,
  botConfigTarget,
  githubEventTarget,
  policyTarget,
  questionTarget,
} from './targets/text-targets.ts';
import { ageHeaderTarget, gzipTarget, sealedTarget } from './targets/wrapped-targets.ts';

/** Every reader of foreign bytes that is fuzzed. */
export const fuzzTargets: readonly FuzzTarget[] = [
  listTarget,
  cleanTarget,
  suppressionsTarget,
  mergeTarget,
  eventsTarget,
  bouncesTarget,
  verificationsTarget,
  addressTarget,
  policyTarget,
  botConfigTarget,
  recordTarget,
  segmentTarget,
  approvalTarget,
  tallyTarget,
  githubEventTarget,
  slackRequestTarget,
  questionTarget,
  dnsAnswerTarget,
  dnsCacheTarget,
  gzipTarget,
  zipTarget,
  archiveTarget,
  sealedTarget,
  ageHeaderTarget,
  ageKeysTarget,
];
