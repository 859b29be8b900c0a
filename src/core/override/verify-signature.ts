/** Tells whether an Ed25519 signature in base64 over a text was made with the private half of a key (32 bytes, base64). */
export type VerifySignature = (publicKey: string, text: string, signature: string) => boolean;

/** Believes no signature: for whoever was given nothing to verify with. */
export const believeNothing: VerifySignature = () => false;
