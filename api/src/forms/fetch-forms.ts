import type { ReadableStream } from 'node:stream/web'
import * as z from 'zod'
import { factOf, factWords, limits, type FactWord } from 'content-types'
import type { Deps } from '../deps.ts'
import { readEntries } from '../platform/cms.ts'
import type { FieldSetting } from './form-store.ts'

/** A blank form as Strapi has it. */
interface PublishedForm {
  slug: string
  title: string
  version: string
  themeSlug: string
  themeName: string
  settings: FieldSetting[]
  /** Changes when the file does. */
  media: string
}

export interface FetchedForm {
  form: PublishedForm
  /** Of its PDF. */
  url: string
}

const PATIENCE_MS = 10_000

const words = Object.values(factWords) as [FactWord, ...FactWord[]]
const settingSchema = z.object({
  name: z.string(),
  label: z.string().nullish(),
  help: z.string().nullish(),
  group: z.string().nullish(),
  fact: z.enum(words).nullish(),
  hidden: z.boolean().nullish(),
})

const entrySchema = z
  .object({
    slug: z.string().min(1),
    title: z.string().min(1),
    version: z.string().min(1),
    theme: z.object({ slug: z.string(), name: z.string() }),
    file: z.object({ url: z.string().min(1), updatedAt: z.string().nullish() }),
    fieldSettings: z.array(settingSchema).nullish(),
  })
  .transform(({ theme, file, fieldSettings, ...entry }): FetchedForm => ({
    form: {
      ...entry,
      themeSlug: theme.slug,
      themeName: theme.name,
      settings: (fieldSettings ?? []).map(toSetting),
      media: `${file.url} ${file.updatedAt ?? ''}`,
    },
    url: file.url,
  }))

function toSetting(setting: z.infer<typeof settingSchema>): FieldSetting {
  const { name, label, help, group, fact, hidden } = setting
  return {
    name,
    label: label?.trim() ?? '',
    help: help?.trim() ?? '',
    group: group?.trim() ?? '',
    fact: fact ? factOf(fact) : null,
    hidden: hidden ?? false,
  }
}

export async function fetchForms(deps: Deps): Promise<FetchedForm[]> {
  const entries = await readEntries(deps, 'forms', entrySchema, { populate: '*' })
  return entries.sort((a, b) => (a.form.slug < b.form.slug ? -1 : 1))
}

/** The bytes of a form's PDF, 20 MB at most; only from Strapi itself, whatever `url` says. */
export async function fetchPdf({ settings }: Deps, url: string): Promise<Buffer> {
  const address = URL.parse(url, settings.cms.url)
  if (address?.origin !== new URL(settings.cms.url).origin) {
    throw new Error('The file is not in Strapi')
  }
  const answer = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!answer.ok || !answer.body) throw new Error(`The file answered ${String(answer.status)}`)
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of answer.body as ReadableStream<Uint8Array>) {
    bytes += piece.length
    if (bytes > limits.blankFormBytes) throw new Error('The file is larger than 20 MB')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
