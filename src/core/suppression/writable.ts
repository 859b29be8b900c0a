/**
 * Text from JSON, where any character can stand, as a file of text can hold it: NUL would make the canonical file one that is
 * not read, and half of a surrogate pair would come back as another text.
 */
export function writable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}
