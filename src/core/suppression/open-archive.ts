import type { ByteSource } from '../byte-source.ts';
import { unzipSource } from '../zip/unzip-source.ts';

/** What systems put into archives for themselves: of macOS, Windows. */
const systemFile = /^(?:\._.*|\.ds_store|thumbs\.db|desktop\.ini)$/;

/**
 * Contacts who are subscribed, as Mailchimp names their file in its ZIP: none of them is kept out, and they are most of
 * it. Under any other name what a file says decides.
 */
const subscribedFile = /^subscribed_[a-z_]{1,60}_export_[0-9a-f]{6,32}\.csv$/;

/** A source of suppressions as the files that it stands for: itself, or those of a ZIP archive that may hold suppressions. */
export function openArchive(source: ByteSource): AsyncGenerator<ByteSource> {
  return unzipSource(source, { isWanted: (name) => !systemFile.test(name) && !subscribedFile.test(name) });
}
