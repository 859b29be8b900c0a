import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { failOns, modes, reviewModes } from '../../src/action/read-inputs.ts';
import { commentModes } from '../../src/core/review/should-comment.ts';
import {
  type Job,
  listOf,
  mapOf,
  readWorkflow,
  type Step,
  type Use,
  type Workflow,
} from './read-workflow.ts';

/** What a workflow must not be, in the order of the rules below. */
export type WorkflowFault =
  | 'not-yaml'
  | 'permissions-not-explicit'
  | 'timeout-missing'
  | 'action-not-pinned'
  | 'checkout-keeps-token'
  | 'expression-in-code'
  | 'pull-request-target'
  | 'secrets-inherited'
  | 'cron-on-the-hour'
  | 'input-unknown'
  | 'input-value-wrong'
  | 'needs-unknown-job'
  | 'review-in-shallow-clone'
  | 'checkout-with-write-token'
  | 'path-filter'
  | 'install-scripts-run';

interface Context {
  readonly workflow: Workflow;
  readonly ownTagAllowed: boolean;
}

type Rule = (context: Context) => readonly string[];

const actionInputs = Object.keys(mapOf(mapOf(parse(readFileSync('action.yml', 'utf8'))).inputs));
const yesNo = ['true', 'false'];
const allowedValues: Readonly<Record<string, readonly string[]>> = {
  mode: modes,
  'fail-on': failOns,
  review: reviewModes,
  comment: commentModes,
  suggestions: yesNo,
  'check-run': yesNo,
  'trust-pull-request-target': yesNo,
};

const rules: Readonly<Record<WorkflowFault, Rule>> = {
  'not-yaml': ({ workflow }) => workflow.errors,
  'permissions-not-explicit': ({ workflow }) => [
    ...(isExplicit(workflow.content.permissions) ? [] : ['top level']),
    ...jobsWhere(
      workflow,
      ({ content }) => content.permissions !== undefined && !isExplicit(content.permissions),
    ),
  ],
  'timeout-missing': ({ workflow }) =>
    jobsWhere(
      workflow,
      ({ content }) => content.uses === undefined && typeof content['timeout-minutes'] !== 'number',
    ),
  'action-not-pinned': ({ workflow, ownTagAllowed }) =>
    workflow.uses.filter((use) => !isPinned(use, ownTagAllowed)).map(({ target }) => target),
  'checkout-keeps-token': ({ workflow }) =>
    jobsWhere(workflow, ({ steps }) =>
      steps.some((step) => isCheckout(step) && step.inputs['persist-credentials'] !== false),
    ),
  'expression-in-code': ({ workflow }) =>
    jobsWhere(workflow, ({ steps }) =>
      steps.some(({ run, inputs }) => `${run}${String(inputs.script ?? '')}`.includes('${{')),
    ),
  'pull-request-target': ({ workflow }) =>
    'pull_request_target' in workflow.events ? ['pull_request_target'] : [],
  'secrets-inherited': ({ workflow }) => jobsWhere(workflow, ({ content }) => content.secrets === 'inherit'),
  'cron-on-the-hour': ({ workflow }) =>
    listOf(workflow.events.schedule)
      .map((entry) => String(mapOf(entry).cron))
      .filter((cron) => !isBesideTheHour(cron)),
  'input-unknown': ({ workflow }) =>
    ownSteps(workflow).flatMap(({ inputs }) => Object.keys(inputs).filter((n) => !actionInputs.includes(n))),
  'input-value-wrong': ({ workflow }) => ownSteps(workflow).flatMap(({ inputs }) => wrongValues(inputs)),
  'needs-unknown-job': ({ workflow }) =>
    workflow.jobs.flatMap(({ needs }) =>
      needs.map(String).filter((needed) => !workflow.jobs.some(({ name }) => name === needed)),
    ),
  'review-in-shallow-clone': ({ workflow }) =>
    isReviewed(workflow) ? jobsWhere(workflow, ({ steps }) => reviewsShallowClone(steps)) : [],
  // because what it checks out could be a stranger's, next to a token that writes
  'checkout-with-write-token': ({ workflow }) =>
    'workflow_run' in workflow.events ? jobsWhere(workflow, ({ steps }) => steps.some(isCheckout)) : [],
  // because a required check that a path filter skips stays pending
  'path-filter': ({ workflow }) =>
    ['pull_request', 'merge_group'].filter((event) =>
      Object.keys(mapOf(workflow.events[event])).some((key) => key.startsWith('paths')),
    ),
  // because a package that was taken over acts when it is installed
  'install-scripts-run': ({ workflow }) =>
    jobsWhere(workflow, ({ steps }) =>
      steps.some(({ run }) =>
        run
          .split('\n')
          .some((line) => /\bnpm (?:ci|i|install)\b/.test(line) && !line.includes('--ignore-scripts')),
      ),
    ),
};

/** The faults of a workflow, each with where it is. */
export function lintWorkflow(
  text: string,
  ownTagAllowed = false,
): readonly { readonly fault: WorkflowFault; readonly where: string }[] {
  const workflow = readWorkflow(text);
  const faults = Object.keys(rules) as WorkflowFault[]; // because the keys of a const object are its faults
  const applied = workflow.errors.length > 0 ? faults.slice(0, 1) : faults;
  return applied.flatMap((fault) =>
    rules[fault]({ workflow, ownTagAllowed }).map((where) => ({ fault, where })),
  );
}

function jobsWhere({ jobs }: Workflow, holds: (job: Job) => boolean): readonly string[] {
  return jobs.filter(holds).map(({ name }) => `job ${name}`);
}

// because `read-all` and `write-all` grant what nobody thought of
function isExplicit(permissions: unknown): boolean {
  return typeof permissions === 'object' && permissions !== null;
}

function isPinned({ target, comment }: Use, ownTagAllowed: boolean): boolean {
  if (target.startsWith('./')) return true;
  const isOwn = target.startsWith('bounce-gate/bounce-gate@');
  if (isOwn && ownTagAllowed && /@v\d+\.\d+\.\d+$/.test(target)) return true;
  const isCommit = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(target) || (isOwn && target.endsWith('@COMMIT'));
  return isCommit && /^ v\d+\.\d+\.\d+$/.test(comment);
}

function isCheckout({ uses }: Step): boolean {
  return uses.startsWith('actions/checkout@');
}

function isOwnAction({ uses }: Step): boolean {
  return uses === './' || uses.startsWith('bounce-gate/bounce-gate@');
}

function ownSteps({ jobs }: Workflow): readonly Step[] {
  return jobs.flatMap(({ steps }) => steps.filter(isOwnAction));
}

function wrongValues(inputs: Step['inputs']): readonly string[] {
  return Object.entries(inputs)
    .filter(([name, value]) => allowedValues[name]?.includes(String(value)) === false)
    .map(([name, value]) => `${name}: ${String(value)}`);
}

/** True for five fields of which the minute is one number, or several, and never the first of the hour. */
function isBesideTheHour(cron: string): boolean {
  const [minutes = '', ...others] = cron.split(' ');
  const isField = (field: string): boolean => /^[\dA-Z*,/-]+$/.test(field);
  return (
    others.length === 4 &&
    others.every(isField) &&
    minutes.split(',').every((minute) => /^(?:[1-9]|[1-5]\d)$/.test(minute))
  );
}

function isReviewed({ events }: Workflow): boolean {
  return 'pull_request' in events || 'merge_group' in events;
}

function reviewsShallowClone(steps: readonly Step[]): boolean {
  const first = steps.findIndex(
    ({ inputs, ...step }) =>
      isOwnAction({ inputs, ...step }) &&
      inputs.review !== 'off' &&
      inputs.mode !== 'verify' &&
      inputs.list === undefined,
  );
  if (first < 0) return false;
  return !steps.slice(0, first).some((step) => isCheckout(step) && step.inputs['fetch-depth'] === 0);
}
