import { createId } from '../tokens.ts'
import type { Readable } from 'node:stream'

declare const blob: unique symbol
export type BlobId = string & { readonly [blob]: true }

/** A complete file inside `temporaryFolder`, with the SHA-256 (hexadecimal) of its bytes. */
export interface FinishedFile {
  path: string
  sha256: string
  /** Made before by `createBlobId`, for whoever writes down what is about to be kept. */
  id?: BlobId
}

/** Where files live. They never change: a new content is a new blob. */
export interface BlobStore {
  /** On the same volume as the blobs, so that keeping a file is a rename. */
  readonly temporaryFolder: string
  /** Once it answers, the file survives a power cut, and is no longer at its temporary path. */
  put(file: FinishedFile): Promise<BlobId>
  /** Fails when the blob is missing. */
  get(id: BlobId): Promise<Readable>
  /** Whole, in memory. Fails when the blob is missing. */
  read(id: BlobId): Promise<Buffer>
  /** Its first bytes, as many as `slab` holds; answers how many there were. */
  readInto(id: BlobId, slab: Buffer): Promise<number>
  /** Undefined when the blob is missing. */
  head(id: BlobId): Promise<{ bytes: number } | undefined>
  /** Deleting a missing blob is no error. */
  delete(id: BlobId): Promise<void>
}

/** A name that says nothing of the file and that nobody can guess. */
export function createBlobId(): BlobId {
  return createId() as BlobId
}
