import { limits, type FieldError } from 'content-types'
import { tooMany, type ReceivedFile, type ReceivedForm } from '../files/index.ts'
import type { DraftFile } from './draft-file-store.ts'

/** Each refusal names its file. A file that the draft already holds is not taken twice. */
export function sortFiles(
  { files, unread }: ReceivedForm,
  kept: readonly DraftFile[],
): { good: ReceivedFile[]; errors: FieldError[] } {
  const good: ReceivedFile[] = []
  const errors: FieldError[] = []
  const refuse = (file: string, message: string) => errors.push({ field: 'files', file, message })
  for (const file of files) {
    const { name, sha256, refusal } = file
    const isTwice = [...kept, ...good].some((one) => one.sha256 === sha256 && one.name === name)
    if (refusal !== undefined) refuse(name, refusal)
    else if (isTwice) continue
    else if (kept.length + good.length >= limits.filesPerRequest) refuse(name, tooMany(name))
    else good.push(file)
  }
  for (const name of unread) refuse(name, tooMany(name))
  return { good, errors }
}
