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

export interface DemoQuestion {
  question: string
  /** In the notation of `blocks`. */
  answer: string
}
