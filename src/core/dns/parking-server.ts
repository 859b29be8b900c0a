/**
 * Mail servers of companies that park domains: what is sent there reaches no mailbox, and may be read by who waits for it.
 * Sources: public lists of parking servers, and what misspelt and lapsed domains name in public look-ups (Above.com and
 * Dynadot name theirs so; h-email.net stands behind parked domains and misspelt ones of providers; Sedo and ParkingCrew
 * are parking services). A short list on purpose: servers that pass mail on for owners as well are not in it.
 */
const parkingServers: readonly string[] = [
  'h-email.net',
  'park-mx.above.com',
  'parkingcrew.net',
  'parkmail.dynadot.com',
  'sedoparking.com',
];

/** Whether a mail server (lower case) is one of, or below, those that park domains. */
export function isParkingServer(host: string): boolean {
  return parkingServers.some((parking) => host === parking || host.endsWith(`.${parking}`));
}
