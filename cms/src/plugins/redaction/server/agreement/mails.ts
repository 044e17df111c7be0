import type { Core } from '@strapi/strapi'
import { environment } from '../../../../environment.ts'
import type { Person } from '../person.ts'
import type { Decision } from './decision.ts'
import type { StoredAgreement } from './store.ts'

interface MailService {
  send(mail: { to: string; subject: string; text: string }): Promise<unknown>
}

/** Tells who asked what was decided. What was decided holds even when the mail does not leave. */
export async function tellAuthor(
  strapi: Core.Strapi,
  { kind, entryId, title, askedByEmail, askedByName }: StoredAgreement,
  decision: Decision,
  person: Person,
): Promise<void> {
  const verdict = decision.agreed
    ? `${person.name} est d’accord avec « ${title} ». Vous pouvez publier ce contenu.`
    : `${person.name} vous renvoie « ${title} » avec cette remarque :\n\n${decision.remark}`
  const text = `Bonjour ${askedByName},\n\n${verdict}\n\nLe contenu : ${panelAddress(kind, entryId)}\n`
  const subject = decision.agreed ? `Accord donné : ${title}` : `À revoir : ${title}`
  try {
    const mails = strapi.plugin('email').service('email') as unknown as MailService
    await mails.send({ to: askedByEmail, subject: subject.replace(/\s+/g, ' '), text })
  } catch (error) {
    strapi.log.error(`Le courrier de l’accord n’est pas parti : ${String(error)}`)
  }
}

function panelAddress(kind: string, entryId: string): string {
  const { CMS_PUBLIC_URL, CMS_HOST, CMS_PORT } = environment()
  const panel = CMS_PUBLIC_URL ?? `http://${CMS_HOST}:${String(CMS_PORT)}`
  return `${panel}/admin/content-manager/collection-types/${kind}/${entryId}`
}
