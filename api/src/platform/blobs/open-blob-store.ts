import { resolve } from 'node:path'
import type { BlobStore } from './blob-store.ts'
import { openLocalBlobs } from './local-blobs.ts'
import { openS3Blobs } from './s3-blobs.ts'

/** Opens `file:folder` or `s3://…`. */
export async function openBlobStore(url: string): Promise<BlobStore> {
  if (url.startsWith('s3:')) return openS3Blobs(new URL(url))
  return openLocalBlobs(resolve(url.replace(/^file:(\/\/(?=\/))?/, '')))
}
