import type { Core } from '@strapi/strapi'
import {
  PREVIEW_MINUTES,
  previewKinds,
  previewPath,
  previewText,
  type PreviewClaim,
  type PreviewMode,
} from 'content-types'
import { createHmac } from 'node:crypto'
import { environment } from '../../../../environment.ts'
import { rowsOf } from '../rows.ts'

interface Wanted {
  documentId?: string
  status?: string
}

/** The site's address of an entry as it is now, for whoever may read it; nothing of other kinds. */
export async function previewAddress(
  strapi: Core.Strapi,
  uid: string,
  { documentId, status }: Wanted,
): Promise<string | null> {
  const kind = kindOf(uid)
  if (!kind || !documentId || !mayRead(strapi, uid)) return null
  const claim: PreviewClaim = {
    kind,
    documentId,
    status: status === 'published' ? 'published' : 'draft',
    mode: await modeOf(strapi, uid, documentId),
    expires: Math.floor(Date.now() / 1_000) + PREVIEW_MINUTES * 60,
  }
  const { PREVIEW_KEY, PUBLIC_URL } = environment()
  const signature = createHmac('sha256', PREVIEW_KEY).update(previewText(claim)).digest('base64url')
  return `${PUBLIC_URL}${previewPath(claim, signature)}`
}

function kindOf(uid: string): PreviewClaim['kind'] | undefined {
  return Object.entries(previewKinds).find(([name]) => name === uid)?.[1]
}

/** Strapi itself gives the address to anybody who is logged in. */
function mayRead(strapi: Core.Strapi, uid: string): boolean {
  const state = strapi.requestContext.get()?.state as
    { userAbility?: { can(action: string, subject: string): boolean } } | undefined
  return state?.userAbility?.can('plugin::content-manager.explorer.read', uid) ?? false
}

/** As those see it who are shown it first: news and pages are public unless reserved. */
async function modeOf(strapi: Core.Strapi, uid: string, documentId: string): Promise<PreviewMode> {
  if (uid === 'api::page.page') return 'visiteur'
  if (uid !== 'api::news-article.news-article') return 'employeur'
  const draft = await rowsOf<{ reserved: boolean | null }>(strapi, uid).findOne({
    where: { documentId, publishedAt: null },
    select: ['reserved'],
  })
  return draft?.reserved ? 'employeur' : 'visiteur'
}
