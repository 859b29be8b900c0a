import type { Notice } from './notice.ts';

/** That Slack did not open a form, because the moment for it was over for instance. */
export const notOpenedNotice: Notice = {
  title: 'Not opened',
  parts: ['Slack did not open the form. Press the button again.'],
};

/** That the box of an override was not ticked. */
export const reasonsUnread = 'Read the reasons before you override.';

/** That a form says of nothing known what it is about. */
export const formUnknown = 'This form is out of date. Close it, and open it again.';
