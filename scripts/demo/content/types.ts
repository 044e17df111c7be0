import type { DeadlineEntry, Page } from 'content-types'

/** What the demo content is written in, before it becomes Strapi's. */

export type ThemeSlug = 'cotisation' | 'declaration' | 'accidents'

export interface DemoNews {
  title: string
  summary: string
  domains: ThemeSlug[]
  publishedOn: Date
  reserved?: boolean
  picture?: { scene: string; alternativeText: string }
  /** In the notation of `blocks`. */
  text: string
}

export interface DemoTemplate {
  title: string
  /** Without one, it suits every request. */
  theme?: ThemeSlug
  text: string
}

export interface DemoDeadline {
  title: string
  theme: ThemeSlug
  /** The first day: « 2026-01-31 ». */
  date: string
  repeats: DeadlineEntry['repeats']
  postponed: boolean
  description: string
  link: string
}

export interface DemoPage {
  key: Page['key']
  title: string
  summary: string
  /** In the notation of `blocks`. */
  text: string
}

export interface DemoQuestion {
  question: string
  /** In the notation of `blocks`. */
  answer: string
}
