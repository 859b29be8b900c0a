/** How the Action uses the ledger: `on` reads and writes it, `read` only reads. */
export const ledgerModes = ['on', 'read', 'off'] as const;
export type LedgerMode = (typeof ledgerModes)[number];
