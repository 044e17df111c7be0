import type { Core } from '@strapi/strapi'
import { stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { DemoFile } from './read-demo.ts'

const mimeTypes: Record<string, string> = { '.pdf': 'application/pdf', '.webp': 'image/webp' }

interface UploadService {
  upload(request: { data: object; files: object }): Promise<{ id: number }[]>
}

/** Puts a file in the media library and answers its number. */
export async function storeFile(
  strapi: Core.Strapi,
  folder: string,
  { path, alternativeText }: DemoFile,
): Promise<number> {
  const service = strapi.plugin('upload').service('upload') as unknown as UploadService
  const filepath = join(folder, path)
  const name = basename(path)
  const { size } = await stat(filepath)
  const [stored] = await service.upload({
    data: { fileInfo: { name, alternativeText } },
    files: { filepath, originalFilename: name, mimetype: mimeTypes[extname(name)], size },
  })
  if (!stored) throw new Error(`Contenus d’exemple : « ${path} » n’a pas pu être enregistré`)
  return stored.id
}
