import type { Block, Page } from 'content-types'
import { findPage } from '../../lib/cms.ts'
import { texts } from './texts/index.ts'
import { writtenText } from './written-text.ts'

type PageKey = Page['key']

export interface ShownPage {
  key: PageKey
  title: string
  summary: string
  body: Block[]
  /** When editors last changed it; the portal's own text has no such day. */
  updatedAt?: Date
}

/** What editors wrote for that address; the portal's own text while there is none. */
export async function loadPage(key: PageKey): Promise<ShownPage> {
  const page = await findPage(key)
  if (page) {
    const { title, summary, body, updatedAt } = page
    return { key, title, summary, body, updatedAt: new Date(updatedAt) }
  }
  const { title, summary, body } = texts[key]
  return { key, title, summary, body: writtenText(body) }
}
