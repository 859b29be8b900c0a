import type { App } from '@slack/bolt';
import type { BotContext } from '../bot-context.ts';
import type { AckSubmission } from './answer-submission.ts';
import type { Desk } from './desk.ts';
import { openGroupBook } from './group-book.ts';
import { onHomeOpened } from './home-listener.ts';
import { type OpenRequest, openRequested } from './open-requested.ts';
import { onOutcomeClick, onOutcomeSubmitted } from './outcome-listeners.ts';
import { onOverrideClick, onOverrideSubmitted } from './override-listeners.ts';
import { type Click, readClick } from './read-click.ts';
import { readSubmission, type Submission } from './read-submission.ts';
import { onRerunClick } from './rerun-listener.ts';
import { onWhyClick } from './why-listener.ts';

/** What the commands need of the interactions. */
export interface Interactions {
  /** Opens the form that a command asks for; to be called once the command is acknowledged, within 3 s of it. */
  readonly open: (request: OpenRequest) => Promise<void>;
}

type OnClick = (desk: Desk, click: Click) => Promise<void>;
type OnSubmitted = (desk: Desk, submission: Submission, ack: AckSubmission) => Promise<void>;

const clicks: Readonly<Record<string, OnClick>> = {
  'gate.why': onWhyClick,
  'gate.override': onOverrideClick,
  'gate.outcome': onOutcomeClick,
  'gate.rerun': onRerunClick,
  // because Slack tells of links too, and wants it acknowledged
  'gate.open': () => Promise.resolve(),
};

const submissions: Readonly<Record<string, OnSubmitted>> = {
  'gate.override': onOverrideSubmitted,
  'gate.outcome': onOutcomeSubmitted,
};

/** Puts the listeners for buttons, forms and the App Home on the app. What they throw is for the door to answer. */
export function registerInteractions(app: App, context: BotContext): Interactions {
  const desk: Desk = { context, groups: openGroupBook(context) };
  for (const [name, onClick] of Object.entries(clicks)) {
    app.action(name, async ({ ack, body }) => {
      await ack();
      const click = readClick(body);
      if (click !== null) await onClick(desk, click);
    });
  }
  for (const [name, onSubmitted] of Object.entries(submissions)) {
    app.view({ type: 'view_submission', callback_id: name }, async ({ ack, body }) => {
      const submission = readSubmission(body);
      if (submission === null) return ack();
      // because the types of Bolt want arrays that may be changed
      const answer = ack as unknown as AckSubmission;
      await onSubmitted(desk, submission, answer);
    });
  }
  app.event('app_home_opened', ({ body }) => onHomeOpened(desk, body));
  return { open: (request) => openRequested(desk, request) };
}
