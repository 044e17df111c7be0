import { adminApi, type StrapiApp } from '@strapi/strapi/admin'

let panel: StrapiApp | undefined

export function keepPanel(app: StrapiApp): void {
  panel = app
}

/** Strapi's panel keeps what it has read of the entries, and knows nothing of a restored version. */
export function readEntriesAgain(): void {
  // The name that the content manager gives to what it reads; its types do not tell it.
  panel?.store?.dispatch(adminApi.util.invalidateTags(['Document' as never]))
}
