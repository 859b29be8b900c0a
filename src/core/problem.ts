/** Every reason why a check could not be done. Stable, like finding codes; prose in `report/prose`. */
export const problemCodes = [
  // files
  'file-missing',
  'file-unreadable',
  'file-not-regular',
  'file-outside-workspace',
  'file-empty',
  'file-xlsx',
  'file-zip',
  'file-gzip-damaged',
  'file-nul-bytes',
  'file-utf16-damaged',
  'glob-matches-nothing',
  'too-many-files',
  // CSV
  'csv-unterminated-quote',
  'csv-record-too-long',
  'csv-too-many-columns',
  // columns
  'no-address-column',
  'two-address-columns',
  'mapped-column-missing',
  // the list
  'list-header-only',
  'list-no-recipients',
  // suppressions
  'suppression-empty',
  'suppression-unparseable',
  'suppression-stale',
  'suppression-shrunken',
  'no-suppressions',
  // policy and arguments
  'policy-not-yaml',
  'policy-unknown-key',
  'policy-wrong-value',
  'policy-warn-above-fail',
  'policy-no-campaign',
  'unknown-campaign',
  'campaign-needs-list',
  'argument-wrong',
  'argument-wrong-value',
  // commits
  'git-not-installed',
  'git-not-a-checkout',
  'git-unreadable',
  'git-unknown-ref',
  'git-no-merge-base',
  'git-object-missing',
  'git-symlink',
  'git-submodule',
  'git-lfs-pointer',
  'git-failed',
  // the program
  'approval-unreadable',
  'event-untrusted',
  'event-unreadable',
  'internal-error',
] as const;
export type ProblemCode = (typeof problemCodes)[number];
