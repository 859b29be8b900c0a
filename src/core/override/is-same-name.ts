/** Whether two logins or labels are one: GitHub does not tell them apart by case. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
