/**
 * What Slack takes at most, in UTF-16 units where it says characters: pages of https://docs.slack.dev/reference/block-kit
 * named after each block, https://docs.slack.dev/reference/methods/chat.update (the text), and
 * https://docs.slack.dev/reference/views. Two are measured by others, not documented: all blocks of a message
 * (https://github.com/slackapi/bolt-js/issues/2509) and charts per message (https://github.com/vercel/chat/pull/696).
 */
export const slackLimits = {
  message: { text: 4000, blocks: 50, allText: 12_000, charts: 2, tables: 1 },
  view: { title: 24, button: 24, blocks: 100, metadata: 3000, callbackId: 255, bytes: 250_000 },
  blockId: 255,
  actionId: 255,
  header: 150,
  section: { text: 3000, fields: 10, field: 2000 },
  context: { elements: 10, text: 2000 },
  actions: 25,
  button: { text: 75, value: 2000, url: 3000, label: 75 },
  confirm: { title: 100, text: 300, button: 30 },
  option: { text: 75, value: 150, description: 75 },
  /** Not documented; far above what a card needs. */
  richText: { elements: 100, text: 3000 },
  indent: 8,
  /** Rows with the header. The caption has no documented limit. */
  table: { rows: 101, columns: 20, characters: 10_000, caption: 500 },
  chart: { title: 50, series: 6, points: 20, label: 20, axis: 50 },
  input: { label: 2000, hint: 2000, placeholder: 150, characters: 3000, options: 10 },
} as const;
