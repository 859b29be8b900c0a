/** How large an archive and what it holds may be. */
export interface ZipLimits {
  /** Bytes of the archive, which is held in memory while its files are read. */
  readonly archiveBytes: number;
  readonly entries: number;
  /** Bytes of all its files together, unpacked. */
  readonly unpackedBytes: number;
  /** Unpacked bytes for one packed byte, in a file of more than a megabyte. */
  readonly ratio: number;
}

// because an export of a million contacts packs to some 60 MB
const maxArchiveBytes = 256 * 1024 * 1024;
const maxEntries = 1000;
const maxUnpackedBytes = 4 * 1024 * 1024 * 1024;
/** Tables of addresses pack 3 to 20 times, made-up ones 60 times; DEFLATE ends at 1,032 (https://www.zlib.net/zlib_tech.html). */
const maxRatio = 250;

/** What holds for archives of suppressions. */
export const zipLimits: ZipLimits = {
  archiveBytes: maxArchiveBytes,
  entries: maxEntries,
  unpackedBytes: maxUnpackedBytes,
  ratio: maxRatio,
};
