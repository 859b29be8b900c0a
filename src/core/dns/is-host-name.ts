const letters = /^[a-z0-9-]{1,63}$/;
const maxNameLength = 253;

/** Whether text is a host name (RFC 1123) of two labels or more, in lower case and without a final dot. */
export function isHostName(text: string): boolean {
  if (text.length > maxNameLength) return false;
  const labels = text.split('.');
  return labels.length > 1 && labels.every(isLabel);
}

function isLabel(text: string): boolean {
  return letters.test(text) && !text.startsWith('-') && !text.endsWith('-');
}
