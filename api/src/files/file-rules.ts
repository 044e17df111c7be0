import { limits } from 'content-types'
import { cleanName, extensionOf, isAccepted } from './file-name.ts'
import type { ContentChecker } from './content-checker.ts'
import * as refusals from './refusals.ts'

/** A file received whole in the temporary folder. */
export interface ReceivedFile {
  /** As the browser sent it. */
  sentName: string
  path: string
  bytes: number
  sha256: string
}

/** `bytes` may exceed what was kept: beyond the limit they are counted and thrown away. */
export type Judgement = { name: string; refusal: string | undefined }

/** Whether a file may be deposited: its name, its size, then its content as its extension promises. */
export async function judgeFile(checker: ContentChecker, file: ReceivedFile): Promise<Judgement> {
  const name = cleanName(file.sentName)
  return {
    name,
    refusal: refusalByName(name, file.bytes) ?? (await refusalByContent(checker, file, name)),
  }
}

function refusalByName(name: string, bytes: number): string | undefined {
  const extension = extensionOf(name)
  if ([...name].length > limits.fileNameLength) return refusals.tooLongName(name)
  if (!isAccepted(extension)) return refusals.refusedExtension(name, extension)
  if (bytes === 0) return refusals.empty(name)
  return bytes > limits.fileBytes ? refusals.tooLarge(name, bytes) : undefined
}

async function refusalByContent(
  checker: ContentChecker,
  { path }: ReceivedFile,
  name: string,
): Promise<string | undefined> {
  const extension = extensionOf(name)
  if (!isAccepted(extension)) return refusals.refusedExtension(name, extension)
  const verdict = await checker.check(path, extension)
  if (verdict === 'gave-up') return refusals.checkFailed(name)
  return verdict && refusals.refusedContent(name, extension, verdict)
}
