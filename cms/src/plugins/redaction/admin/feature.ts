import type { StrapiApp } from '@strapi/strapi/admin'

/** One help to editors, as the panel starts it. */
export interface Feature {
  /** Menu entries and pages. */
  register?(app: StrapiApp): void
  /** What stands beside an entry, through the content manager's `apis`. */
  bootstrap?(app: StrapiApp, contents: ContentManager): void
}

/** The parts of the content manager that are used here; Strapi does not type them. */
export interface ContentManager {
  addEditViewSidePanel(panels: unknown[]): void
  addDocumentAction(actions: unknown): void
  addDocumentHeaderAction(actions: unknown[]): void
}
