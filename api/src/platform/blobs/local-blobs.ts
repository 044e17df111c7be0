import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createBlobId, type BlobId, type BlobStore, type FinishedFile } from './blob-store.ts'

export async function openLocalBlobs(folder: string): Promise<BlobStore> {
  const kept = join(folder, 'kept')
  const temporaryFolder = join(folder, 'temporary')
  await mkdir(kept, { recursive: true })
  await mkdir(temporaryFolder, { recursive: true })
  await Promise.all([folder, dirname(folder)].map(sync))
  const pathOf = (id: BlobId) => join(kept, id)
  const syncKept = createFolderSync(kept)

  return {
    temporaryFolder,

    async put({ path, id = createBlobId() }: FinishedFile) {
      await sync(path)
      await rename(path, pathOf(id))
      await syncKept()
      return id
    },

    async get(id) {
      const file = await open(pathOf(id))
      return file.createReadStream()
    },

    read: (id) => readFile(pathOf(id)),

    async readInto(id, slab) {
      const file = await open(pathOf(id))
      try {
        let bytes = 0
        for (let read = -1; read !== 0 && bytes < slab.length; bytes += read) {
          read = (await file.read(slab, bytes, slab.length - bytes, bytes)).bytesRead
        }
        return bytes
      } finally {
        await file.close()
      }
    },

    async head(id) {
      try {
        return { bytes: (await stat(pathOf(id))).size }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async delete(id) {
      await rm(pathOf(id), { force: true })
    },
  }
}

/** One pass serves every rename made before it begins. */
function createFolderSync(folder: string): () => Promise<void> {
  let underWay = Promise.resolve()
  let next: Promise<void> | undefined
  return () => {
    next ??= underWay.then(() => {
      next = undefined
      const pass = sync(folder)
      underWay = pass.catch(() => undefined)
      return pass
    })
    return next
  }
}

/** Forces a file's bytes, or a folder's names, onto the disk. */
async function sync(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
