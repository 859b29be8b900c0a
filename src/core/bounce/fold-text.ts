const maxLength = 4096;
const combining = /[\u0300-\u036f]/gu;
const beyondAscii = /[\u0080-\uffff]/;

/**
 * The first 4,096 characters of a text without accents (NFKD), so that one spelling of a phrase finds all of them.
 * UTF-8 that was read as Latin-1 on its way ("quizÃ¡s") is put right first.
 */
export function foldText(text: string): string {
  const bounded = text.length > maxLength ? text.slice(0, maxLength) : text;
  if (!beyondAscii.test(bounded)) return bounded;
  return (decodeTwice(bounded) ?? bounded).normalize('NFKD').replace(combining, '');
}

/** The text that was meant, when every character is a Latin-1 byte and the bytes are UTF-8 beyond ASCII; else null. */
function decodeTwice(text: string): string | null {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0xff) return null;
    bytes[index] = code;
  }
  // because the text may have been cut inside a character, its last bytes are left to the stream
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    // because a Latin-1 letter at the very end looks like the first byte of a character that was cut
    return beyondAscii.test(decoded) ? decoded : null;
  } catch {
    return null;
  }
}
