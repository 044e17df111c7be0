import type { FillableForm, FormAnswers } from 'content-types'
import type { Deps } from '../deps.ts'
import {
  fieldsOf,
  findBlankForm,
  groupsOf,
  listBlankForms,
  type BlankForm,
} from '../forms/index.ts'
import { notFound } from '../platform/problems.ts'
import { findAnswers, listSavedAt, type SavedAnswers } from './answer-store.ts'
import { readFacts } from './facts-store.ts'
import { prefill } from './prefill.ts'

/** A blank form as one account sees it. */
export interface OpenForm {
  blank: BlankForm
  groups: FillableForm['groups']
  saved: SavedAnswers | undefined
  /** Those that are saved, else what Enim knows. */
  answers: FormAnswers
  /** The version that saved answers were given for, when they were carried over. */
  carriedFrom: string | null
}

/** @throws Problem « not-found » for a form that cannot be filled in online. */
export async function openForm(deps: Deps, accountId: string, slug: string): Promise<OpenForm> {
  const blank = await findBlankForm(deps, slug)
  if (!blank || blank.unusable !== null) throw notFound()
  const groups = groupsOf(blank)
  const saved = await findAnswers(deps, { accountId, slug })
  if (!saved) {
    const answers = prefill(groups, await readFacts(deps, accountId))
    return { blank, groups, saved, answers, carriedFrom: null }
  }
  const carriedFrom = saved.version === blank.version ? saved.carriedFrom : saved.version
  return { blank, groups, saved, answers: onlyAsked(groups, saved.answers), carriedFrom }
}

/** The answers to fields that the form asks for. */
export function onlyAsked(groups: FillableForm['groups'], answers: FormAnswers): FormAnswers {
  const names = new Set(fieldsOf(groups).map(({ name }) => name))
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)))
}

export function toFillable({ blank, groups, saved, answers, carriedFrom }: OpenForm): FillableForm {
  const { slug, title, version, themeSlug, themeName } = blank
  return {
    slug,
    title,
    version,
    theme: { slug: themeSlug, name: themeName },
    groups,
    answers,
    savedAt: saved?.savedAt.toISOString() ?? null,
    carriedFrom,
  }
}

/** Which forms there are, whether they can be filled in, and since when the account does. */
export async function listStates(deps: Deps, accountId: string) {
  const [forms, savedAt] = await Promise.all([listBlankForms(deps), listSavedAt(deps, accountId)])
  return forms.map(({ slug, unusable }) => ({
    slug,
    unusable,
    savedAt: savedAt.get(slug)?.toISOString() ?? null,
  }))
}
