/** Text whose `& < >` are escaped once and that holds no token the data chose; only `mrkdwn` in report makes it. */
export type Mrkdwn = string & { readonly brand: 'mrkdwn' };

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}

export interface MrkdwnText {
  readonly type: 'mrkdwn';
  readonly text: Mrkdwn;
  readonly verbatim: true;
}

export interface OptionObject {
  readonly text: PlainText;
  readonly value: string;
  readonly description?: PlainText;
}

export interface ConfirmObject {
  readonly title: PlainText;
  readonly text: PlainText;
  readonly confirm: PlainText;
  readonly deny: PlainText;
  readonly style?: 'primary' | 'danger';
}

export interface ButtonElement {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value?: string;
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
  readonly accessibility_label?: string;
  readonly confirm?: ConfirmObject;
}

export interface TextStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
}

/** Elements of rich text that we send; text from data stands only in `text`. */
export type RichTextElement =
  | { readonly type: 'text'; readonly text: string; readonly style?: TextStyle }
  | { readonly type: 'link'; readonly url: string; readonly text: string }
  | { readonly type: 'user'; readonly user_id: string };

export interface RichTextSection {
  readonly type: 'rich_text_section';
  readonly elements: readonly RichTextElement[];
}

export interface RichTextList {
  readonly type: 'rich_text_list';
  readonly style: 'bullet' | 'ordered';
  readonly indent?: number;
  readonly elements: readonly RichTextSection[];
}

export type TableCell =
  | { readonly type: 'raw_text'; readonly text: string }
  | { readonly type: 'raw_number'; readonly value: number; readonly text: string };

/** A chart; every series has one value for each category, in percent or in counts as its axis says. */
export interface LineChart {
  readonly type: 'line' | 'bar';
  readonly series: readonly {
    readonly name: string;
    readonly data: readonly { readonly label: string; readonly value: number }[];
  }[];
  readonly axis_config: {
    readonly categories: readonly string[];
    readonly x_label?: string;
    readonly y_label?: string;
  };
}

export interface TextInput {
  readonly type: 'plain_text_input';
  readonly action_id: string;
  readonly multiline?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly initial_value?: string;
  readonly placeholder?: PlainText;
}

export interface Checkboxes {
  readonly type: 'checkboxes';
  readonly action_id: string;
  readonly options: readonly OptionObject[];
}

export interface DateTimePicker {
  readonly type: 'datetimepicker';
  readonly action_id: string;
  /** Epoch seconds. */
  readonly initial_date_time?: number;
}

/** Every block the product sends. */
export type Block =
  | { readonly type: 'header'; readonly text: PlainText; readonly block_id?: string }
  | { readonly type: 'divider'; readonly block_id?: string }
  | {
      readonly type: 'section';
      readonly text?: PlainText | MrkdwnText;
      readonly fields?: readonly (PlainText | MrkdwnText)[];
      readonly accessory?: ButtonElement;
      readonly block_id?: string;
    }
  | {
      readonly type: 'context';
      readonly elements: readonly (PlainText | MrkdwnText)[];
      readonly block_id?: string;
    }
  | { readonly type: 'actions'; readonly elements: readonly ButtonElement[]; readonly block_id?: string }
  | {
      readonly type: 'rich_text';
      readonly elements: readonly (RichTextSection | RichTextList)[];
      readonly block_id?: string;
    }
  | {
      readonly type: 'data_table';
      readonly caption: string;
      readonly rows: readonly (readonly TableCell[])[];
      readonly block_id?: string;
    }
  | {
      readonly type: 'data_visualization';
      readonly title: string;
      readonly chart: LineChart;
      readonly block_id?: string;
    }
  | {
      readonly type: 'input';
      readonly block_id: string;
      readonly label: PlainText;
      readonly element: TextInput | Checkboxes | DateTimePicker;
      readonly hint?: PlainText;
      readonly optional?: boolean;
    };

/** A message as it is posted, or given as an answer; `text` says everything that matters for readers without blocks. */
export interface SlackMessage {
  /** Escaped text; what a notification shows. */
  readonly text: Mrkdwn;
  readonly blocks: readonly Block[];
  /** What finds the message again after a lost reply. */
  readonly metadata?: {
    readonly event_type: 'bounce_gate_post';
    readonly event_payload: { readonly key: string; readonly revision: number };
  };
}

/** A modal. */
export interface SlackModal {
  readonly type: 'modal';
  readonly callback_id: string;
  readonly title: PlainText;
  readonly submit?: PlainText;
  readonly close?: PlainText;
  readonly private_metadata?: string;
  readonly blocks: readonly Block[];
}

/** The App Home of one user. */
export interface SlackHome {
  readonly type: 'home';
  readonly blocks: readonly Block[];
}
