export { createBlobId, type BlobId, type BlobStore, type FinishedFile } from './blob-store.ts'
export { openBlobStore } from './open-blob-store.ts'
export { openVerified } from './open-verified.ts'
