import { limits, type FormReport } from 'content-types'
import { readFormFields } from 'content-types/pdf-form'
import { open, readFile, stat } from 'node:fs/promises'

/** What the portal can do with a form's file. */
export async function reportOn(path: string): Promise<FormReport> {
  if (!(await isPdf(path))) return { unusable: 'not-a-pdf' }
  if ((await stat(path)).size > limits.blankFormBytes) return { unusable: 'too-large' }
  const read = await readFormFields(await readFile(path))
  if ('unusable' in read) return read
  const fields = read.fields.map(({ name, label, help, page, fact }) => {
    return { name, label, help, page: page + 1, fact }
  })
  return { fields, hasScripts: read.hasScripts }
}

/** By its first bytes: the media library believes the name. */
export async function isPdf(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(5), position: 0 })
    return buffer.toString('latin1') === '%PDF-'
  } finally {
    await file.close()
  }
}
