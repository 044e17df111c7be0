import { randomUUID } from 'node:crypto'
import { draftSavedSchema, problemSchema, type DraftChange } from 'content-types'
import type { Sample } from '../fixtures/files/sample.ts'
import type { Browser } from './browser.ts'
import { headersOf, type ServedApp } from './served-app.ts'

/** What a page keeps as a person types. */
export function putDraft(
  portal: ServedApp,
  browser: Browser,
  key: string,
  change: DraftChange,
): Promise<Response> {
  return fetch(`${portal.url}/api/drafts/${key}`, {
    method: 'PUT',
    headers: { ...headersOf(browser, 'script'), 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })
}

/** When it was kept; fails when it was not. */
export async function savedAt(answer: Response): Promise<string> {
  return draftSavedSchema.parse(await answer.json()).savedAt
}

/** One file for a draft, with the optional fields of its form. */
export function putFile(
  portal: ServedApp,
  browser: Browser,
  key: string,
  files: Sample | readonly Sample[],
  fields: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${portal.url}/api/drafts/${key}/files`, {
    method: 'POST',
    headers: headersOf(browser, 'script'),
    body: formData('file', [files].flat(), Object.entries(fields)),
  })
}

export interface ReplyParts {
  reference: string
  key?: string
  text?: string
  pieces?: readonly string[]
  files?: readonly Sample[]
}

export function sendReply(
  portal: ServedApp,
  browser: Browser,
  { reference, key = randomUUID(), text = '', pieces = [], files = [] }: ReplyParts,
  as: 'script' | 'page' = 'script',
): Promise<Response> {
  const fields = Object.entries({ kind: 'reply', key, reference, text })
  const ticked = pieces.map((piece): [string, string] => ['pieces', piece])
  return fetch(`${portal.url}/api/requests`, {
    method: 'POST',
    redirect: 'manual',
    headers: headersOf(browser, as),
    body: formData('files', files, [...fields, ...ticked]),
  })
}

/** The type and the refusals of an answer. */
export async function problemOf(answer: Response) {
  const { type, title, errors } = problemSchema.parse(await answer.json())
  return { status: answer.status, type, title, errors }
}

function formData(
  field: string,
  files: readonly Sample[],
  fields: readonly (readonly [string, string])[],
): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  for (const { name, bytes } of files) data.append(field, new Blob([new Uint8Array(bytes)]), name)
  return data
}
