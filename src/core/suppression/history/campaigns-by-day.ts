import type { DayNumber } from '../../list/parse-day.ts';
import type { MailHistory } from './mail-history.ts';

/**
 * The campaign that bounces without a name belong to, by their day: that of another bounce of the day, a name rather than
 * a mail; or one that is named a day before or after and has no such bounce on its own day, since logs tell the time of
 * their place and mails that of another.
 */
export function campaignsByDay(history: MailHistory): ReadonlyMap<DayNumber, string> {
  const bounces = history.filter(({ word }) => word !== 'delivered' && word !== 'released');
  const campaigns = tagsByDay(bounces);
  // because most lines have one, and a million of them take their time
  if (bounces.length < 2) return campaigns;
  const met = new Set(bounces.filter(({ tag }) => isUnnamed(tag)).map(({ day }) => day));
  // because a bounce that has a namesake on its day already is another than that of the day beside it
  for (const day of [...met].sort((a, b) => a - b)) {
    if (!isUnnamed(campaigns.get(day) ?? '')) continue;
    const beside = [day - 1, day + 1].find((other) => !met.has(other) && campaigns.has(other));
    if (beside === undefined) continue;
    campaigns.set(day, campaigns.get(beside) ?? '');
    met.add(beside);
  }
  return campaigns;
}

/** The tag of each day that says most: the last name, else the last mail. */
function tagsByDay(bounces: MailHistory): Map<DayNumber, string> {
  const tags = new Map<DayNumber, string>();
  for (const { day, tag } of bounces) {
    const known = tags.get(day);
    if (known === undefined || (isUnnamed(known) && (!isUnnamed(tag) || tag > known))) tags.set(day, tag);
  }
  return tags;
}

/** Whether a tag names no campaign: it is empty, or what `campaignTag` makes of a mail whose campaign is not known. */
export function isUnnamed(tag: string): boolean {
  return tag === '' || tag.startsWith('~');
}
