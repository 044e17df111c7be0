export { createBlobId, type BlobId, type BlobStore } from './blob-store.ts'
export { openBlobStore } from './open-blob-store.ts'
export { openVerified, readVerified, type VerifiedBlobs } from './open-verified.ts'
export { streamVerified } from './stream-verified.ts'
