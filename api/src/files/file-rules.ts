import { limits, type AcceptedExtension } from 'content-types'
import type { ContentChecker } from './content-checker.ts'
import { extensionOf, isAccepted } from './file-name.ts'
import * as refusals from './refusals.ts'

/** A file received whole in the temporary folder. */
export interface ReceivedFile {
  name: string
  path: string
  /** May exceed what was kept: beyond the limit they are counted and thrown away. */
  bytes: number
  /** Of what was kept. */
  sha256: string
}

/**
 * Whether a file may be deposited: its name, its size, then its content as its extension promises.
 * Answers the sentence of its refusal.
 */
export async function findRefusal(
  checker: ContentChecker,
  { name, path, bytes }: ReceivedFile,
): Promise<string | undefined> {
  const extension = extensionOf(name)
  if (Array.from(name).length > limits.fileNameLength) return refusals.tooLongName(name)
  if (!isAccepted(extension)) return refusals.refusedExtension(name, extension)
  if (bytes === 0) return refusals.empty(name)
  if (bytes > limits.fileBytes) return refusals.tooLarge(name, bytes)
  return findRefusedContent(checker, { name, path }, extension)
}

/** As `findRefusal`, for what Enim itself puts online: its content alone, which must be a PDF's. */
export async function findRefusedPdf(
  checker: ContentChecker,
  { name, path, bytes }: ReceivedFile,
): Promise<string | undefined> {
  if (bytes === 0) return refusals.empty(name)
  if (bytes > limits.documentBytes) return refusals.tooLarge(name, bytes, limits.documentBytes)
  return findRefusedContent(checker, { name, path }, 'pdf')
}

async function findRefusedContent(
  checker: ContentChecker,
  { name, path }: Pick<ReceivedFile, 'name' | 'path'>,
  extension: AcceptedExtension,
): Promise<string | undefined> {
  const verdict = await checker.check(path, extension)
  if (verdict === undefined) return undefined
  if (verdict === 'gave-up') return refusals.checkFailed(name)
  return refusals.refusedContent(name, extension, verdict)
}
