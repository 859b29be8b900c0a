/** Beginnings of problem codes, and what went wrong in words that need no arguments. */
const phrases: readonly (readonly [beginning: string, phrase: string])[] = [
  ['suppression-empty', 'a suppression file is empty'],
  ['suppression-stale', 'the suppressions are too old'],
  ['suppression-shrunken', 'a suppression file lost entries'],
  ['suppression-', 'a suppression file could not be understood'],
  ['verification-empty', 'a file of verification results is empty'],
  ['verification-', 'a file of verification results could not be understood'],
  ['dns-cache-missing', 'there is no DNS cache to judge by'],
  ['dns-cache-', 'the DNS cache is damaged'],
  ['dns-', 'no DNS answer could be trusted'],
  ['no-suppressions', 'no suppression file was named'],
  ['list-header-only', 'the list has no rows'],
  ['list-no-recipients', 'the list has nobody who can be mailed'],
  ['list-hash-', 'the hashes of the list cannot be compared with the suppressions'],
  ['list-not-hashable', 'the list has rows that cannot be hashed'],
  ['no-address-column', 'the list has no address column'],
  ['two-address-columns', 'the list has two address columns'],
  ['mapped-column-missing', 'a column that the policy names is missing'],
  ['file-missing', 'a file is missing'],
  ['file-', 'a file could not be read'],
  ['zip-', 'a ZIP archive could not be unpacked'],
  ['age-key-', 'there is no key that opens a sealed file'],
  ['age-', 'a sealed file is damaged, or not sealed as it has to be'],
  ['list-plain-in-public', 'the list is plain text in a public repository'],
  ['glob-', 'a pattern of the policy matches no file'],
  ['too-many-files', 'the policy names too many files'],
  ['csv-', 'a file could not be read as a table'],
  ['json-', 'a file could not be read as JSON'],
  ['policy-', 'the policy has a mistake'],
  ['unknown-campaign', 'the policy has no such campaign'],
  ['campaign-needs-list', 'the campaign names no list'],
  ['argument-', 'an input of the run is wrong'],
  ['git-', 'the commits could not be compared'],
  ['tally-', 'the shards of the check make no whole'],
  ['history-rewritten', 'the ledger was rewritten'],
  ['approval-', 'the approval could not be read or written'],
  ['event-', 'the event of the run is not trusted'],
];

/** Why a check could not be done, by the code its record holds, completing "because ...". */
export function problemPhrase(code: string): string {
  return phrases.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'of an error in the program';
}
