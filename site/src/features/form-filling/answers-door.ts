import type { FillableForm } from 'content-types'
import type { DraftDoor, DraftWords } from '../drafts/draft-keeper.ts'
import { saveKept } from '../drafts/save-kept.ts'

type Answers = Record<string, string>

interface Page {
  slug: string
  /** The fields of this page. */
  names: readonly string[]
  /** The answers of the other pages, which are kept with those of this one. */
  others: Answers
}

/** The answers that the api keeps, from one page of the form. */
export function createAnswersDoor({ slug, names, others }: Page): DraftDoor<Answers> {
  const path = `/api/forms/${encodeURIComponent(slug)}`
  let around = others
  return {
    save: (words, knownAt, options) =>
      saveKept(`${path}/answers`, { answers: { ...around, ...words }, knownAt }, options),
    read: async () => {
      const kept = await readForm(path)
      if (!kept?.savedAt) return undefined
      const [here, elsewhere] = part(kept.answers, names)
      around = elsewhere
      return { words: here, savedAt: kept.savedAt }
    },
  }
}

export const formWords: DraftWords<Answers> = {
  blank: {},
  isBegun: () => true,
  exactly: (words) => listed(words, (value) => value),
  roughly: (words) => listed(words, (value) => value.replace(/\s+/g, ' ').trim()),
}

async function readForm(path: string): Promise<FillableForm | undefined> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' } })
    return response.ok ? ((await response.json()) as FillableForm) : undefined
  } catch {
    return undefined
  }
}

function part(answers: Answers, names: readonly string[]): [Answers, Answers] {
  const entries = Object.entries(answers)
  const isHere = ([name]: [string, string]) => names.includes(name)
  return [
    Object.fromEntries(entries.filter(isHere)),
    Object.fromEntries(entries.filter((entry) => !isHere(entry))),
  ]
}

/** Left empty is as good as not there. */
function listed(words: Answers, written: (value: string) => string): string {
  const given = Object.entries(words).map(([name, value]) => [name, written(value)] as const)
  return JSON.stringify(given.filter(([, value]) => value !== '').sort())
}
