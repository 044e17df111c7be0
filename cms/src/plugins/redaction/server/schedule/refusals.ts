import type { Core } from '@strapi/strapi'
import { formatInParis } from './paris.ts'
import type { NewsRow } from './news.ts'

interface Refusal {
  message: string
  /** Of the draft that was refused. */
  updatedAt: string
}

type Refusals = Record<string, Refusal>

interface MailService {
  send(mail: { to: string; subject: string; text: string }): Promise<unknown>
}

export async function findRefusal(
  strapi: Core.Strapi,
  documentId: string,
): Promise<Refusal | undefined> {
  return (await readRefusals(strapi))[documentId]
}

/** Marks the draft and writes to its author, unless that was done for the same draft and reason. */
export async function tellRefusal(
  strapi: Core.Strapi,
  draft: NewsRow,
  error: unknown,
): Promise<void> {
  const message = error instanceof Error ? error.message : String(error)
  const refusals = await readRefusals(strapi)
  const refusal = { message, updatedAt: new Date(draft.updatedAt).toISOString() }
  const told = refusals[draft.documentId]
  if (told?.message === refusal.message && told.updatedAt === refusal.updatedAt) return
  strapi.log.warn(`« ${draft.title} » n’a pas été publiée à l’heure dite : ${message}`)
  await storeOf(strapi).set({ value: { ...refusals, [draft.documentId]: refusal } })
  await writeToAuthor(strapi, draft, message)
}

export async function forgetRefusal(strapi: Core.Strapi, documentId: string): Promise<void> {
  const { [documentId]: forgotten, ...others } = await readRefusals(strapi)
  if (forgotten) await storeOf(strapi).set({ value: others })
}

async function writeToAuthor(
  strapi: Core.Strapi,
  { title, publishOn, updatedBy, createdBy }: NewsRow,
  message: string,
): Promise<void> {
  const to = updatedBy?.email ?? createdBy?.email
  if (to === undefined) return
  const when = publishOn === null ? '' : ` le ${formatInParis(new Date(publishOn))}`
  const mail = strapi.plugin('email').service('email') as unknown as MailService
  try {
    await mail.send({
      to,
      subject: 'Une actualité programmée n’a pas été publiée',
      text: `L’actualité « ${title} » devait être publiée${when}, heure de Paris. Elle ne l’a pas été :\n\n${message}\n\nCorrigez-la et enregistrez-la : elle sera publiée dans la minute. Pour ne plus la publier, videz « Publier le ».`,
    })
  } catch (error) {
    strapi.log.error(`Le mail de refus n’est pas parti : ${String(error)}`)
  }
}

async function readRefusals(strapi: Core.Strapi): Promise<Refusals> {
  return ((await storeOf(strapi).get()) ?? {}) as Refusals
}

function storeOf(strapi: Core.Strapi) {
  return strapi.store({ type: 'plugin', name: 'redaction', key: 'schedule-refusals' })
}
