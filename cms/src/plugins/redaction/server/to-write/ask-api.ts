import type { FaqFigures, ToWriteEnding, ToWriteItem } from 'content-types'
import { environment } from '../../../../environment.ts'

const PATIENCE_MS = 5_000

/** What readers found no answer to; nothing while the api does not answer. */
export async function readToWrite(): Promise<{ items: ToWriteItem[] } | undefined> {
  return ask('/cms/to-write')
}

export async function readFaqFigures(): Promise<FaqFigures | undefined> {
  return ask('/cms/faq-figures')
}

/** Whether it was heard. */
export async function endToWrite(ending: ToWriteEnding): Promise<boolean> {
  return (await ask('/cms/to-write/endings', ending)) !== undefined
}

async function ask<T>(path: string, sent?: object): Promise<T | undefined> {
  const { API_URL, CMS_KEY } = environment()
  try {
    const answer = await fetch(`${API_URL}${path}`, {
      method: sent ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${CMS_KEY}`, 'content-type': 'application/json' },
      body: sent ? JSON.stringify(sent) : null,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return answer.ok ? ((await answer.json()) as T) : undefined
  } catch {
    return undefined
  }
}
