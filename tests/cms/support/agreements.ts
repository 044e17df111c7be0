import * as z from 'zod'
import type { Strapi } from './strapi.ts'

const agreement = z.object({ id: z.number() })

/** Whether nobody may publish these kinds alone. */
export function setAgreement(strapi: Strapi, bearer: string, kinds: string[], asked = true) {
  const data = { asked, kinds }
  return strapi.ask('/redaction/agreement/setting', { method: 'POST', bearer, data })
}

export async function askAgreement(
  strapi: Strapi,
  bearer: string,
  kind: string,
  entryId: string,
): Promise<number> {
  const asked = { method: 'POST', bearer, data: {} }
  const { body } = await strapi.ask(`/redaction/agreements/${kind}/${entryId}`, asked)
  return agreement.parse(body).id
}

export function decide(
  strapi: Strapi,
  bearer: string,
  id: number,
  data: object = { agreed: true },
) {
  return strapi.ask(`/redaction/agreement-decisions/${id}`, { method: 'POST', bearer, data })
}
