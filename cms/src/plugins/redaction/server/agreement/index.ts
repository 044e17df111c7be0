import type { Core } from '@strapi/strapi'
import * as z from 'zod'
import { kindLabel, publishedKinds } from '../contents.ts'
import type { Feature } from '../feature.ts'
import { writersSincePublished } from '../history/store.ts'
import { writeLine } from '../journal/index.ts'
import { servePanelRoutes, type Asked, type PanelRoute } from '../panel-routes.ts'
import { askAgreement, decide } from './ask.ts'
import { isAgreed, refuseUnagreed } from './publishing-rule.ts'
import { needsAgreement, readSetting, settingSchema, writeSetting } from './setting.ts'
import { findAgreement, lastAgreement, listAsked, type StoredAgreement } from './store.ts'
import { withdrawWhenChanged } from './withdraw.ts'

export { agreementType } from './agreement.ts'

export const SET_AGREEMENT = 'plugin::redaction.agreement.set'

/** A second person agrees before anything is published, where an administrator asks for it. */
export const agreement: Feature = {
  register(strapi) {
    strapi.documents.use(async (context, next) => {
      await refuseUnagreed(strapi, context)
      const saved = await next()
      await withdrawWhenChanged(strapi, context)
      return saved
    })
  },

  bootstrap(strapi) {
    servePanelRoutes(strapi, routesOf(strapi))
  },
}

function routesOf(strapi: Core.Strapi): PanelRoute[] {
  return [
    {
      method: 'GET',
      path: '/agreement/setting',
      async handle(asked) {
        const kinds = publishedKinds.map((kind) => ({ kind, label: kindLabel(kind) }))
        const maySet = asked.state.userAbility.can(SET_AGREEMENT)
        asked.body = { setting: await readSetting(strapi), kinds, maySet }
      },
    },
    {
      method: 'POST',
      path: '/agreement/setting',
      permission: SET_AGREEMENT,
      async handle(asked, person) {
        const setting = settingSchema.safeParse(asked.request.body)
        if (!setting.success) return asked.badRequest('Ce réglage n’est pas valide.')
        await writeSetting(strapi, setting.data)
        const { asked: isAsked, kinds } = setting.data
        const details = isAsked ? `Demandé : ${kinds.map(kindLabel).join(', ')}` : 'Non demandé'
        const line = { action: 'update', kind: 'agreement', entryId: '', title: 'Accord' }
        await writeLine(strapi, { ...line, details }, person)
        asked.body = { setting: setting.data }
        return undefined
      },
    },
    {
      method: 'GET',
      path: '/agreements',
      async handle(asked) {
        const waiting = (await listAsked(strapi)).filter(({ kind }) => mayPublish(asked, kind))
        asked.body = { waiting: waiting.map(described) }
      },
    },
    {
      method: 'GET',
      path: '/agreements/:kind/:entryId',
      async handle(asked, person) {
        const { kind = '', entryId = '' } = asked.params
        if (!mayPublish(asked, kind)) return asked.notFound()
        const last = await lastAgreement(strapi, kind, entryId)
        const writers = await writersSincePublished(strapi, kind, entryId)
        asked.body = {
          needed: await needsAgreement(strapi, kind),
          agreed: await isAgreed(strapi, kind, entryId),
          last: last ? described(last) : null,
          mayDecide: last?.askedById !== person.id && !writers.includes(person.id),
        }
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/agreements/:kind/:entryId',
      async handle(asked, person) {
        const { kind = '', entryId = '' } = asked.params
        if (!mayPublish(asked, kind)) return asked.notFound()
        asked.body = described(await askAgreement(strapi, { kind, entryId }, person))
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/agreement-decisions/:id',
      async handle(asked, person) {
        const found = await findAgreement(strapi, Number(asked.params['id']) || 0)
        if (!found || !mayPublish(asked, found.kind)) return asked.notFound()
        const decision = decisionSchema.safeParse(asked.request.body)
        if (!decision.success) return asked.badRequest('Écrivez ce qu’il faut revoir.')
        await decide(strapi, found, decision.data, person)
        asked.body = {}
        return undefined
      },
    },
  ]
}

const decisionSchema = z.union([
  z.object({ agreed: z.literal(true) }),
  z.object({ agreed: z.literal(false), remark: z.string().trim().min(1).max(2_000) }),
])

function mayPublish({ state }: Asked, kind: string): boolean {
  return (
    publishedKinds.includes(kind) &&
    state.userAbility.can('plugin::content-manager.explorer.publish', kind)
  )
}

function described(agreement: StoredAgreement) {
  const { id, kind, entryId, title, state, askedByName, askedAt, decidedByName, remark } = agreement
  const kindWords = kindLabel(kind)
  return { id, kind, kindWords, entryId, title, state, askedByName, askedAt, decidedByName, remark }
}
