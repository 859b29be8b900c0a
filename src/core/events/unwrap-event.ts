import { memberAt } from './json-members.ts';

/** Where an envelope keeps the event: Amazon SNS, a function's SNS record, a queue's message, an EventBridge event. */
const envelopes: readonly { readonly marks: readonly string[]; readonly content: string }[] = [
  { marks: ['TopicArn', 'Message'], content: 'Message' },
  { marks: ['Sns.TopicArn', 'Sns.Message'], content: 'Sns.Message' },
  { marks: ['MessageId', 'Body'], content: 'Body' },
  { marks: ['messageId', 'body', 'eventSourceARN'], content: 'body' },
  { marks: ['detail-type', 'source', 'detail'], content: 'detail' },
];

/** A function's record of a queue's message of a topic is the deepest that is seen. */
const maxEnvelopes = 4;

/**
 * The event inside of what it was handed on in, where the content may be JSON in a text. An envelope whose content is no
 * JSON, such as the one that confirms a subscription, is null.
 */
export function unwrapEvent(value: unknown): unknown {
  let event = value;
  for (let depth = 0; depth < maxEnvelopes; depth += 1) {
    const found = envelopes.find(({ marks }) => marks.every((path) => memberAt(event, path) !== undefined));
    if (found === undefined) return event;
    const content = memberAt(event, found.content);
    event = typeof content === 'string' ? parse(content) : content;
  }
  return event;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
