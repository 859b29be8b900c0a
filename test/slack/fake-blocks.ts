import {
  asFields,
  asList,
  bool,
  byType,
  type Check,
  type Fields,
  firstOf,
  list,
  object,
  oneOf,
  string,
  whole,
} from './fake-block-rules.ts';
import { blockId, nativeBlocks } from './fake-native-blocks.ts';

/** Why the fake refuses a payload: Slack's word, and what was wrong for whoever reads a failed test. */
export interface FakeRefusal {
  readonly error: string;
  readonly why: string;
}

type Surface = 'message' | 'modal' | 'home';
// The limits are those of https://docs.slack.dev/reference/block-kit, written down here apart from src on purpose.

const plain = (max: number, min = 1): Check =>
  object({ type: oneOf('plain_text'), text: string(max, min), 'emoji?': bool });
const marked = (max: number): Check =>
  object({ type: oneOf('mrkdwn'), text: string(max, 1), 'verbatim?': bool });
const textObject = (max: number): Check => byType({ plain_text: plain(max), mrkdwn: marked(max) });

const url: Check = (value, path) => {
  const wrong = string(3000, 1)(value, path);
  return wrong ?? (/^https?:\/\/[^\s<>|]+$/.test(String(value)) ? null : `${path}: not an address`);
};

const confirm = object({
  title: plain(100),
  text: plain(300),
  confirm: plain(30),
  deny: plain(30),
  'style?': oneOf('primary', 'danger'),
});
const option = object({ text: textObject(75), value: string(150, 1), 'description?': textObject(75) });
const button = object({
  type: oneOf('button'),
  text: plain(75),
  'action_id?': string(255),
  'value?': string(2000),
  'url?': url,
  'style?': oneOf('primary', 'danger'),
  'accessibility_label?': string(75),
  'confirm?': confirm,
});

const style = object({ 'bold?': bool, 'italic?': bool, 'code?': bool, 'strike?': bool });
const richElement = byType({
  text: object({ type: oneOf('text'), text: string(Number.POSITIVE_INFINITY, 1), 'style?': style }),
  link: object({ type: oneOf('link'), url, 'text?': string(Number.POSITIVE_INFINITY), 'style?': style }),
  user: object({
    type: oneOf('user'),
    user_id: (value, path) => (/^[UW][A-Z0-9]{2,}$/.test(String(value)) ? null : `${path}: no user ID`),
  }),
});
const richSection = object({ type: oneOf('rich_text_section'), elements: list(richElement, 0, 1000) });
const richList = object({
  type: oneOf('rich_text_list'),
  style: oneOf('bullet', 'ordered'),
  'indent?': whole(0, 8),
  'border?': whole(0, 1),
  elements: list(richSection, 1, 1000),
});

function checkTextInput(value: unknown, path: string): string | null {
  const input = asFields(value);
  const most = Number(input?.max_length ?? 3000);
  if (Number(input?.min_length ?? 0) > most) return `${path}: min_length above max_length`;
  return String(input?.initial_value ?? '').length > most ? `${path}: initial_value too long` : null;
}

const inputElement = byType({
  plain_text_input: object(
    {
      type: oneOf('plain_text_input'),
      'action_id?': string(255),
      'initial_value?': string(3000),
      'multiline?': bool,
      'min_length?': whole(0, 3000),
      'max_length?': whole(1, 3000),
      'placeholder?': plain(150),
      'focus_on_load?': bool,
    },
    checkTextInput,
  ),
  checkboxes: object({
    type: oneOf('checkboxes'),
    'action_id?': string(255),
    options: list(option, 1, 10),
    'initial_options?': list(option, 1, 10),
  }),
  datetimepicker: object({
    type: oneOf('datetimepicker'),
    'action_id?': string(255),
    'initial_date_time?': whole(1_000_000_000, 9_999_999_999),
  }),
});

const shared: Readonly<Record<string, Check>> = {
  header: object({ type: oneOf('header'), text: plain(150), ...blockId }),
  divider: object({ type: oneOf('divider'), ...blockId }),
  section: object(
    {
      type: oneOf('section'),
      'text?': textObject(3000),
      'fields?': list(textObject(2000), 1, 10),
      'accessory?': byType({ button }),
      'expand?': bool,
      ...blockId,
    },
    (value, path) =>
      asFields(value)?.text === undefined && asFields(value)?.fields === undefined
        ? `${path}: a section needs text or fields`
        : null,
  ),
  context: object({ type: oneOf('context'), elements: list(textObject(2000), 1, 10), ...blockId }),
  actions: object({ type: oneOf('actions'), elements: list(byType({ button }), 1, 25), ...blockId }),
  rich_text: object({
    type: oneOf('rich_text'),
    elements: list(byType({ rich_text_section: richSection, rich_text_list: richList }), 1, 1000),
    ...blockId,
  }),
};

const inMessages: Readonly<Record<string, Check>> = {
  ...shared,
  ...nativeBlocks,
};

const inViews: Readonly<Record<string, Check>> = {
  ...shared,
  input: object({
    type: oneOf('input'),
    label: plain(2000),
    element: inputElement,
    'hint?': plain(2000),
    'optional?': bool,
    'dispatch_action?': bool,
    ...blockId,
  }),
};

/** What is wrong with a list of blocks, or null. */
export function refuseBlocks(blocks: unknown, surface: Surface, refuseCharts = false): FakeRefusal | null {
  const types = surface === 'message' ? inMessages : inViews;
  const wrong = list(
    byType(types),
    surface === 'message' ? 0 : 1,
    surface === 'message' ? 50 : 100,
  )(blocks, 'blocks');
  const all = asList(blocks).map((block) => asFields(block));
  const count = (type: string): number => all.filter((block) => block?.type === type).length;
  const ids = all.flatMap((block) => (block?.block_id === undefined ? [] : [block.block_id]));
  const why = firstOf([
    wrong,
    count('data_visualization') > 2 ? 'blocks: more than two charts' : null,
    count('data_table') > 1 ? 'blocks: more than one table' : null,
    new Set(ids).size === ids.length ? null : 'blocks: a block_id twice',
    refuseCharts && count('data_visualization') > 0 ? 'blocks: unsupported type data_visualization' : null,
  ]);
  if (why !== null) return { error: surface === 'message' ? 'invalid_blocks' : 'invalid_arguments', why };
  // https://github.com/slackapi/bolt-js/issues/2509: about 13,200 characters of blocks are refused
  if (surface === 'message' && JSON.stringify(texts(blocks)).length > 13_200) {
    return { error: 'msg_blocks_too_long', why: 'blocks: more than 13,200 characters' };
  }
  return null;
}

/** What is wrong with the body of chat.postMessage or chat.update, or null. */
export function refuseMessage(
  body: Fields,
  { refuseCharts, longestText }: { readonly refuseCharts: boolean; readonly longestText: number },
): FakeRefusal | null {
  if (body.text === undefined && body.blocks === undefined) return { error: 'no_text', why: 'no text' };
  if (typeof body.text === 'string' && body.text.length > longestText) {
    return { error: 'msg_too_long', why: 'text' };
  }
  if (body.metadata !== undefined) {
    const metadata = object({
      event_type: string(255, 1),
      event_payload: (value) => (asFields(value) === null ? 'x' : null),
    });
    const why = metadata(body.metadata, 'metadata');
    if (why !== null) return { error: 'invalid_metadata_format', why };
  }
  return body.blocks === undefined ? null : refuseBlocks(body.blocks, 'message', refuseCharts);
}

/** What is wrong with a view, or null. */
export function refuseView(view: unknown, type: 'modal' | 'home'): FakeRefusal | null {
  const members = {
    type: oneOf(type),
    blocks: (value: unknown): string | null => refuseBlocks(value, type)?.why ?? null,
    'private_metadata?': string(3000),
    'callback_id?': string(255),
    'external_id?': string(255),
  };
  const modal = {
    ...members,
    title: plain(24),
    'submit?': plain(24),
    'close?': plain(24),
    'clear_on_close?': bool,
    'notify_on_close?': bool,
  };
  const inputs = asList(asFields(view)?.blocks).some((block) => asFields(block)?.type === 'input');
  const why = firstOf([
    object(type === 'modal' ? modal : members)(view, 'view'),
    type === 'modal' && inputs && asFields(view)?.submit === undefined ? 'view: input without submit' : null,
    // https://docs.slack.dev/reference/views: a view may have 250 kB
    JSON.stringify(view ?? null).length > 250_000 ? 'view: too large' : null,
  ]);
  return why === null ? null : { error: 'invalid_arguments', why };
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (key === 'type' ? [] : texts(each)));
}
