import type { FormEvent } from 'react'
import { Action, Choice, Field, Input, Row } from '../look.ts'
import type { JournalAnswer } from './answers.ts'

interface Props {
  query: URLSearchParams
  people: JournalAnswer['people']
  kinds: JournalAnswer['kinds']
  onChange: (query: URLSearchParams) => void
}

export function JournalFilters({ query, people, kinds, onChange }: Props) {
  function filter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const chosen = new FormData(event.currentTarget).entries()
    onChange(new URLSearchParams([...chosen].filter(isFilled)))
  }

  return (
    <form onSubmit={filter}>
      <Row>
        <Field>
          Personne
          <Choice name="person" defaultValue={query.get('person') ?? ''}>
            <option value="">Toutes</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
        </Field>
        <Field>
          Genre
          <Choice name="kind" defaultValue={query.get('kind') ?? ''}>
            <option value="">Tous</option>
            {kinds.map(({ kind, label }) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </Choice>
        </Field>
        <Field>
          Du
          <Input type="date" name="from" defaultValue={query.get('from') ?? ''} />
        </Field>
        <Field>
          Au
          <Input type="date" name="to" defaultValue={query.get('to') ?? ''} />
        </Field>
        <Action type="submit">Filtrer</Action>
      </Row>
    </form>
  )
}

function isFilled(entry: [string, FormDataEntryValue]): entry is [string, string] {
  return typeof entry[1] === 'string' && entry[1] !== ''
}
