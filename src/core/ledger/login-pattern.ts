/** A login of GitHub: people, members of enterprises (`_` before their short code) and apps (`[bot]`). */
export const loginPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\[bot\])?$/;
