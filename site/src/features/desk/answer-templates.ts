import { fillPlaceholders, formatDate, type AnswerTemplate, type DeskRequest } from 'content-types'
import { CmsUnavailable, listAnswerTemplates } from '../../lib/cms.ts'
import { textOf } from '../../lib/form.ts'
import { controlName } from './actions.ts'

export interface TemplateGroup {
  /** Of the theme, or of those that suit every request. */
  label: string
  templates: { slug: string; title: string; text: string }[]
}

/** Those that suit a request, filled for it; undefined when Strapi does not answer. */
export async function templatesFor(request: DeskRequest): Promise<TemplateGroup[] | undefined> {
  const templates = await readTemplates()
  if (!templates) return undefined
  const values = valuesOf(request)
  const groups: [label: string, suits: (template: AnswerTemplate) => boolean][] = [
    [request.service.name, ({ theme }) => theme?.slug === request.service.slug],
    ['Toutes les demandes', ({ theme }) => theme === null],
  ]
  return groups
    .map(([label, suits]) => ({
      label,
      templates: templates.filter(suits).map(({ slug, title, text }) => ({
        slug,
        title,
        text: fillPlaceholders(text, values),
      })),
    }))
    .filter((group) => group.templates.length > 0)
}

/** The text of the one that an address or a form names; what was typed stays above it. */
export function textWith(
  groups: readonly TemplateGroup[],
  slug: string | null | undefined,
  typed = '',
): string {
  const chosen = groups.flatMap(({ templates }) => templates).find((one) => one.slug === slug)
  return [typed, chosen?.text ?? ''].filter((part) => part !== '').join('\n\n')
}

/** What was typed and which template is to follow it, when a browser without script asks for it. */
export function withTemplate(form: FormData): Record<string, string> {
  return {
    text: textOf(form, controlName('answer', 'text')).replace(/\r\n?/g, '\n'),
    template: textOf(form, 'modele'),
  }
}

async function readTemplates(): Promise<AnswerTemplate[] | undefined> {
  try {
    return await listAnswerTemplates()
  } catch (error) {
    if (error instanceof CmsUnavailable) return undefined
    throw error
  }
}

function valuesOf({ reference, employer, service }: DeskRequest) {
  return {
    reference,
    employeur: employer.name,
    service: service.name,
    date: formatDate(new Date()),
  }
}
