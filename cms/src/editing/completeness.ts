import { errors } from '@strapi/utils'
import type { Core, Modules } from '@strapi/strapi'
import { answerPlaceholders, unknownPlaceholders } from 'content-types'
import { join } from 'node:path'
import { isPdf } from './form-pdf.ts'

interface Draft {
  domains?: unknown[]
  theme?: object | null
  text?: string | null
  date?: string | null
  until?: string | null
  file?: { name: string; url: string } | null
}

/** What is wrong with a draft, in French, by field. */
type Refusals = Record<string, string>

interface Rule {
  populate: string[]
  check: (draft: Draft, publicFolder: string) => Refusals | Promise<Refusals>
}

const rules: Record<string, Rule> = {
  'api::news-article.news-article': { populate: ['domains'], check: checkNews },
  'api::faq-entry.faq-entry': { populate: ['theme'], check: checkTheme },
  'api::form.form': { populate: ['theme', 'file'], check: checkForm },
  'api::answer-template.answer-template': { populate: [], check: checkTemplate },
  'api::deadline.deadline': { populate: ['theme'], check: checkDeadline },
}

/** Refuses to publish what the site could not show: Strapi does not check relations, nor files. */
export async function refuseIncomplete(
  strapi: Core.Strapi,
  { uid, action, params }: Modules.Documents.Middleware.Context,
): Promise<void> {
  const rule = rules[uid]
  if (!rule || action !== 'publish' || !('documentId' in params)) return
  const draft = (await strapi.db.query(uid).findOne({
    where: { documentId: params.documentId, publishedAt: null },
    populate: rule.populate,
  })) as Draft | null
  if (!draft) return
  const refusals = Object.entries(await rule.check(draft, strapi.dirs.static.public))
  if (refusals.length === 0) return
  throw new errors.ValidationError(refusals.map(([, message]) => message).join(' '), {
    errors: refusals.map(([field, message]) => ({
      path: [field],
      message,
      name: 'ValidationError',
    })),
  })
}

function checkNews({ domains = [] }: Draft): Refusals {
  return domains.length > 0 ? {} : { domains: 'Choisissez au moins un domaine avant de publier.' }
}

function checkTheme({ theme }: Draft): Refusals {
  return theme ? {} : { theme: 'Choisissez un thème avant de publier.' }
}

function checkTemplate({ text }: Draft): Refusals {
  const unknown = unknownPlaceholders(text ?? '')
  if (unknown.length === 0) return {}
  const known = answerPlaceholders.map((name) => `{${name}}`).join(', ')
  return {
    text: `${unknown.join(', ')} ne serait remplacé par rien. Seuls ${known} le sont : corrigez le texte avant de publier.`,
  }
}

function checkDeadline(draft: Draft): Refusals {
  const { date, until } = draft
  if (!date || !until || until >= date) return checkTheme(draft)
  return {
    ...checkTheme(draft),
    until: 'Le dernier jour vient avant le premier : corrigez « Jusqu’au » avant de publier.',
  }
}

async function checkForm(draft: Draft, publicFolder: string): Promise<Refusals> {
  const refusals = checkTheme(draft)
  const { file } = draft
  if (!file) {
    return { ...refusals, file: 'Choisissez le fichier PDF du formulaire avant de publier.' }
  }
  if (await isPdf(join(publicFolder, file.url))) return refusals
  return {
    ...refusals,
    file: `Le fichier d’un formulaire doit être un PDF : « ${file.name} » n’en est pas un.`,
  }
}
