import { randomUUID } from 'node:crypto'
import type { Draft, DraftKind, FieldError, Form, Theme } from 'content-types'
import type { Answer, Api } from '../../lib/api.ts'

/** What the form shows: blank, prepared by a link, as it was kept, or as it was refused. */
export interface DepositState {
  /** Made with the form, so that it is recorded once even if it is sent twice. */
  key: string
  theme: string
  object: string
  text: string
  kept: Draft['files']
  /** Of a reply: the pieces that it is said to bring. */
  pieces?: Draft['pieces']
  errors: readonly FieldError[]
  /** A draft was asked for and is no longer there. */
  lost: boolean
  /** When the portal kept it last; null as long as it did not. */
  savedAt: string | null
  /** Why what was typed here was not kept over what another device wrote. */
  conflict?: string | undefined
}

type Refusal = Extract<Answer<unknown>, { ok: false }>

interface Ask {
  kind: DraftKind
  query: URLSearchParams
  /** Of the request that a reply belongs to. */
  reference?: string
  themes?: readonly Theme[]
  forms?: readonly Form[]
}

export async function readDepositState(api: Api, ask: Ask): Promise<DepositState | Refusal> {
  const key = ask.query.get('brouillon')
  if (key === null) return preparedState(ask)
  const draft = await api.getDraft(key)
  if (draft.ok && isAsked(draft.value, ask)) return stateOf(draft.value)
  if (!draft.ok && draft.problem.type !== 'not-found') return draft
  return { ...preparedState(ask), lost: true }
}

function isAsked({ kind, reference }: Draft, ask: Ask): boolean {
  return kind === ask.kind && (kind !== 'reply' || reference === ask.reference)
}

function stateOf({ files, ...draft }: Draft): DepositState {
  return { ...draft, kept: files, lost: false }
}

/** Links beside the blank forms give the theme, and the form to name in the text. */
function preparedState({ query, themes = [], forms = [] }: Ask): DepositState {
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
    savedAt: null,
  }
}
