/** A line of a stack trace, which no bundle may show to anybody. */
export const stackLine = /^\s+at .+:\d+:\d+\)?$/m;
