import { randomUUID } from 'node:crypto'
import type { Draft, FieldError, Form, RequestKind, Theme } from 'content-types'
import type { Answer, Api } from '../../lib/api.ts'

/** What the form shows: blank, prepared by a link, or as it was refused. */
export interface DepositState {
  /** Made with the form, so that it is recorded once even if it is sent twice. */
  key: string
  theme: string
  object: string
  text: string
  kept: Draft['files']
  errors: readonly FieldError[]
  /** A draft was asked for and is no longer there. */
  lost: boolean
}

type Refusal = Extract<Answer<unknown>, { ok: false }>

interface Ask {
  kind: RequestKind
  query: URLSearchParams
  themes: readonly Theme[]
  forms?: readonly Form[]
}

export async function readDepositState(
  api: Api,
  { kind, query, themes, forms = [] }: Ask,
): Promise<DepositState | Refusal> {
  const key = query.get('brouillon')
  if (key === null) return preparedState(query, themes, forms)
  const draft = await api.getDraft(key)
  if (draft.ok && draft.value.kind === kind)
    return { ...draft.value, kept: draft.value.files, lost: false }
  if (!draft.ok && draft.problem.type !== 'not-found') return draft
  return { ...preparedState(query, themes, forms), lost: true }
}

/** Links beside the blank forms give the theme, and the form to name in the text. */
function preparedState(
  query: URLSearchParams,
  themes: readonly Theme[],
  forms: readonly Form[],
): DepositState {
  const form = forms.find(({ slug }) => slug === query.get('formulaire'))
  const theme = themes.find(({ slug }) => slug === (query.get('theme') ?? form?.theme.slug))
  const text = form ? `Formulaire complété : ${form.title} (version ${form.version})` : ''
  return {
    key: randomUUID(),
    theme: theme?.slug ?? '',
    object: '',
    text,
    kept: [],
    errors: [],
    lost: false,
  }
}
