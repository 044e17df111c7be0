import type { Core } from '@strapi/strapi'

/** One help to editors, as Strapi starts it: first every `register`, then every `bootstrap`. */
export interface Feature {
  /** Before the database: rules on what is saved and published, crons. */
  register?(strapi: Core.Strapi): void
  /** Once the contents can be read: routes of the panel. */
  bootstrap?(strapi: Core.Strapi): void | Promise<void>
}
