/** Longest text of a record in bytes, its new line included: 4 KiB. */
export const maxRecordBytes = 4096;
