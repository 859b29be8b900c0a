/** Header names of the day of a result, normalized. */
export const resultDateHeaders = [
  'verified at',
  'verified on',
  'verification date',
  'validated at',
  'processed at',
  'zb processed at',
  'verification time',
  'checked at',
] as const;
