import * as z from 'zod'

/** What can be looked at before it is published: how Strapi names it, and how its address does. */
export const previewKinds = {
  'api::news-article.news-article': 'actualite',
  'api::faq-entry.faq-entry': 'question',
  'api::form.form': 'formulaire',
  'api::deadline.deadline': 'echeance',
  'api::page.page': 'page',
} as const

/** As whom: anybody, an employer who is logged in, a subscriber who reads a mail. */
export const previewModes = ['visiteur', 'employeur', 'lettre'] as const

/** How long an address of a preview leads anywhere. */
export const PREVIEW_MINUTES = 10

export type PreviewMode = (typeof previewModes)[number]

/** What an address of a preview says; all of it is signed. */
export interface PreviewClaim {
  kind: (typeof previewKinds)[keyof typeof previewKinds]
  documentId: string
  status: 'draft' | 'published'
  mode: PreviewMode
  /** Seconds since 1970. */
  expires: number
}

export const previewClaimSchema: z.ZodType<PreviewClaim> = z.object({
  kind: z.enum(Object.values(previewKinds)),
  documentId: z.string().regex(/^[a-zA-Z0-9-]{1,64}$/),
  status: z.enum(['draft', 'published']),
  mode: z.enum(previewModes),
  expires: z.coerce.number().int().positive(),
})

/** The text whose HMAC-SHA-256, in base64url, goes with the address. */
export function previewText({ kind, documentId, status, mode, expires }: PreviewClaim): string {
  return ['preview', kind, documentId, status, mode, String(expires)].join('\n')
}

/** The path on the site, signature included. */
export function previewPath(claim: PreviewClaim, signature: string): string {
  const { kind, documentId, status, mode, expires } = claim
  const query = new URLSearchParams({ status, mode, expires: String(expires), signature })
  return `/apercu/${kind}/${documentId}?${query.toString()}`
}
