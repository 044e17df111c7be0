import type { Core } from '@strapi/strapi'
import * as z from 'zod'
import { publishedKinds } from '../contents.ts'

export const settingSchema = z.object({
  /** Whether nobody may publish alone. */
  asked: z.boolean(),
  kinds: z.array(z.string().refine((kind) => publishedKinds.includes(kind))),
})

export type AgreementSetting = z.infer<typeof settingSchema>

/** Off until an administrator turns it on; kept apart from the settings that editors may change. */
export async function readSetting(strapi: Core.Strapi): Promise<AgreementSetting> {
  const kept: unknown = await storeOf(strapi).get({ key: 'agreement' })
  return kept ? settingSchema.parse(kept) : { asked: false, kinds: publishedKinds }
}

export async function writeSetting(strapi: Core.Strapi, setting: AgreementSetting): Promise<void> {
  await storeOf(strapi).set({ key: 'agreement', value: setting })
}

export async function needsAgreement(strapi: Core.Strapi, kind: string): Promise<boolean> {
  if (!publishedKinds.includes(kind)) return false
  const { asked, kinds } = await readSetting(strapi)
  return asked && kinds.includes(kind)
}

function storeOf(strapi: Core.Strapi) {
  return strapi.store({ type: 'plugin', name: 'redaction' })
}
