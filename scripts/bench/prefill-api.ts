import { readFormFields } from 'content-types/pdf-form'
import { createHash, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawForms } from '../demo/pdf/forms/index.ts'
import { get } from './load.ts'
import { startOwnApi } from './own-api.ts'

const slug = 'declaration-accident'

export interface PrefillApi {
  /** The longest form of the demo, so many times, by so many at once. */
  prefill: (requests: number, connections: number) => Promise<void>
  stop: () => Promise<void>
}

/** An api that offers one blank form, as though Strapi had it. */
export async function startPrefillApi(options: {
  name: string
  port: number
  nodeArgs?: string[]
}): Promise<PrefillApi> {
  const bytes = (await drawForms(new Date('2026-01-05'))).get(slug) ?? new Uint8Array()
  const read = await readFormFields(bytes)
  if ('unusable' in read) throw new Error(`The form is ${read.unusable}`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const blobId = randomBytes(16).toString('base64url')
  const api = await startOwnApi({
    ...options,
    count: 1,
    insert(database) {
      database
        .prepare(
          `INSERT INTO forms (slug, title, version, theme_slug, theme_name, settings, media,
             blob_id, sha256, file_id, fields)
           VALUES (?, 'Mesure', '2026-01', 'accidents', 'Accidents', '[]', 'x', ?, ?, ?, ?)`,
        )
        .run(slug, blobId, sha256, sha256.slice(0, 32), JSON.stringify(read.fields))
    },
  })
  writeFileSync(join(api.folder, 'files', 'kept', blobId), bytes)
  const headers = {
    cookie: api.employer,
    'x-site-key': api.siteKey,
    'sec-fetch-site': 'same-origin',
  }
  const url = `${api.url}/api/forms/${slug}/prefilled.pdf`
  return {
    prefill: (requests, connections) => get({ url, requests, connections, headers }),
    stop: () => api.stop(),
  }
}
