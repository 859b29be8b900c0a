import type { Incoming } from '../../core/bot/parse-incoming.ts';
import { type ShellCode, shellMessage, shellModal } from '../../report/slack/shell-messages.ts';
import { commandBody } from './command-body.ts';

/** How an answer went out. */
export type AnswerWay = 'acked' | 'held' | 'late' | 'lost';

/** The one answer to a request, whoever gives it first: a listener, the watchdog, or what catches errors. */
export interface AnswerOnce {
  /** What listeners call; the first counts. After the watchdog a message goes out by the response URL. */
  readonly ack: (body?: unknown) => Promise<void>;
  /** Says so, by the response URL where the acknowledgement was given or shows nothing. */
  readonly tell: (code: ShellCode) => Promise<void>;
  readonly isOpen: () => boolean;
  /** Ends the watchdog. */
  readonly close: () => void;
}

export interface AnswerParts {
  readonly incoming: Pick<Incoming, 'kind' | 'responseUrl'>;
  /** Slack's own acknowledgement. */
  readonly ack: (body?: unknown) => Promise<void>;
  /** Sends by the response URL; false when that did not work. */
  readonly respond: (responseUrl: string, body: unknown) => Promise<boolean>;
  /** Called once for each answer that went out, or did not. */
  readonly onAnswer: (way: AnswerWay) => void;
  /** Slack waits for 3 s; the watchdog answers before that. */
  readonly watchdogMs: number;
}

/** Starts the watchdog, and answers once whoever comes first. */
export function openAnswer(parts: AnswerParts): AnswerOnce {
  const { incoming, respond, onAnswer, watchdogMs } = parts;
  let state: 'open' | 'held' | 'answered' = 'open';
  const later = async (body: unknown): Promise<void> => {
    const isTold = body === undefined || incoming.kind === 'event';
    // because a click that has no answer needs none
    if (isTold) return onAnswer('late');
    const isSent = incoming.responseUrl !== null && (await respond(incoming.responseUrl, body));
    onAnswer(isSent ? 'late' : 'lost');
  };
  const ack = async (body?: unknown): Promise<void> => {
    const before = state;
    if (before === 'answered') return;
    state = 'answered';
    clearTimeout(watchdog);
    if (before === 'held') return later(body);
    try {
      await parts.ack(body);
      onAnswer('acked');
    } catch {
      // because the web socket went away under it; the response URL still works
      await later(body);
    }
  };
  const hold = async (): Promise<void> => {
    if (state !== 'open') return;
    state = 'held';
    onAnswer('held');
    await parts.ack(bodyOf(incoming.kind, 'waiting')).catch(() => undefined);
  };
  // because Bolt acknowledges events by itself
  const watchdog = setTimeout(() => void hold(), incoming.kind === 'event' ? 2 ** 31 - 1 : watchdogMs);
  return {
    ack,
    tell: async (code) => {
      const isFirst = state !== 'answered';
      await ack(bodyOf(incoming.kind, code));
      // because a click shows nothing of its own, and what was acknowledged before is not what was asked for
      const isShown = isFirst && incoming.kind !== 'click';
      if (isShown || incoming.responseUrl === null) return;
      await respond(incoming.responseUrl, commandBody(shellMessage(code)));
    },
    isOpen: () => state !== 'answered',
    close: () => clearTimeout(watchdog),
  };
}

/** What each kind of request takes as an answer: a message, another modal, or nothing. */
function bodyOf(kind: Incoming['kind'], code: ShellCode): unknown {
  if (kind === 'command') return commandBody(shellMessage(code));
  return kind === 'view' ? { response_action: 'update', view: shellModal(code) } : undefined;
}
