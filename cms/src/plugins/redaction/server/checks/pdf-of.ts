import type { Core } from '@strapi/strapi'
import { readPdf } from 'content-types/pdf-form'
import type { ReadPdf } from 'content-types/remarks'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Larger files are not read: it would hold the panel up. */
const MOST_BYTES = 20 * 1024 * 1024

/** What a PDF of the media library says of itself; undefined for another file. */
export async function pdfOf(strapi: Core.Strapi, id: number): Promise<ReadPdf | undefined> {
  const file = (await strapi.db.query('plugin::upload.file').findOne({ where: { id } })) as {
    url: string
    mime: string
  } | null
  if (file?.mime !== 'application/pdf') return undefined
  const path = join(strapi.dirs.static.public, file.url)
  if ((await stat(path)).size > MOST_BYTES) return undefined
  return readPdf(await readFile(path))
}
